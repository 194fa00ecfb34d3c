import { sayPad } from '../../parts/say-pad.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { words } from '../../ui/words.ts'
import { baseQuantity, type Step } from './build.ts'
import type { Known } from './use-facts.ts'

const STEPS: Record<Step, string> = {
  item: words.flows.chooseItem,
  lot: words.flows.chooseLot,
  from: words.flows.chooseFrom,
  to: words.flows.chooseTo,
  quantity: words.flows.giveQuantity,
  reason: words.flows.giveReason,
}

/** The button for a gap names the next step. */
export const sayStep = (facts: Known, step: Step): string =>
  facts.flow.name === 'adjust' && (step === 'from' || step === 'to') ? words.flows.chooseAt : STEPS[step]

/** The place a line's sentence ends with: where the goods go, or the one place of an adjustment. */
const placeSaid = ({ flow, line, from, to }: Known): string =>
  (flow.name === 'adjust' && line.change !== 'more' ? from?.code : to?.code) ?? ''

const amountSaid = ({ line, item }: Known): string => sayPad(item, line.entry)

/** What the primary button does: "Move 12 pcs to A-04-2". */
export const sayDeed = (facts: Known): string =>
  words.flows.button[facts.flow.name === 'adjust' ? facts.line.change : facts.flow.name](
    amountSaid(facts),
    placeSaid(facts),
  )

/** What was done, once it is durable. */
export const sayDone = (facts: Known): string =>
  words.flows.done[facts.flow.name === 'adjust' ? facts.line.change : facts.flow.name](
    amountSaid(facts),
    facts.item?.name ?? '',
    placeSaid(facts),
  )

/** Below the figure: what it comes to in base units, what lies there. */
export const sayNote = (facts: Known): string => {
  const { item, line, onHandAtFrom } = facts
  if (!item) return ''
  const base = baseQuantity(facts)
  const unit = line.entry.unit || item.baseUnit
  const parts: string[] = [unit]
  if (base !== undefined && (unit !== item.baseUnit || line.entry.and))
    parts.push(words.flows.isBase(asFigure(base), item.baseUnit))
  if (onHandAtFrom !== undefined) parts.push(words.flows.here(asFigure(onHandAtFrom), item.baseUnit))
  return parts.join(' · ')
}
