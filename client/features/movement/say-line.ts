import { daysBetween } from '../../../domain/lot.ts'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { placeSaid } from '../../parts/place-said.ts'
import { sayPad } from '../../parts/say-pad.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { dayOf } from '../../ui/when.ts'
import type { Found } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { baseQuantity, type Facts, type Step } from './build.ts'
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
  step === 'lot' && facts.item?.tracking === 'serial'
    ? words.flows.chooseSerial
    : facts.flow.name === 'adjust' && (step === 'from' || step === 'to')
      ? words.flows.chooseAt
      : STEPS[step]

/** The place a line's sentence ends with: where the goods go, or the one place of an adjustment. */
const endSaid = ({ flow, line, from, to }: Facts): string => {
  const place = flow.name === 'adjust' && line.change !== 'more' ? from : to
  return place ? placeSaid(place) : ''
}

const amountSaid = ({ line, item }: Facts): string => sayPad(item, line.entry)

/** What the primary button does: "Move 12 pcs to A-04-2". */
export const sayDeed = (facts: Known): string =>
  words.flows.button[facts.flow.name === 'adjust' ? facts.line.change : facts.flow.name](
    amountSaid(facts),
    endSaid(facts),
  )

/** What was done, once it is durable. */
export const sayDone = (facts: Facts): string =>
  words.flows.done[facts.flow.name === 'adjust' ? facts.line.change : facts.flow.name](
    amountSaid(facts),
    facts.item?.name ?? '',
    endSaid(facts),
  )

/** What was scanned, and what was expected instead. */
export const sayWrong = (
  { flow, item }: Known,
  found: Found | undefined,
  why: 'finish-first' | 'wrong-item' | 'wrong-place' | 'no-goods' | undefined,
): string => {
  if (why === 'wrong-item') return words.flows.wrong(nameOfFound(found), item?.name ?? words.unknownName)
  if (why === 'no-goods') return words.flows.wrong(nameOfFound(found), words.flows.expectsGoods)
  if (why === 'wrong-place') return words.flows.wrong(nameOfFound(found), words.flows.expects[flow.name])
  return words.flows.finishFirst(nameOfFound(found), item?.name ?? words.unknownName)
}

/** A lot that nothing here has yet is made with the line, with the day that its label said. */
export const sayNewLot = (expiresOn: string | undefined): string =>
  expiresOn
    ? words.flows.newLotUntil(words.expiry.in(daysBetween(dayOf(new Date()), expiresOn)))
    : words.flows.newLotHint

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
