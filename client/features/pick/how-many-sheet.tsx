import type { Take } from '../../../domain/pick.ts'
import { SHORT_REASONS, type ShortReason } from '../../../domain/reason.ts'
import { toBase } from '../../../domain/units.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { type Counting, countOn } from '../../parts/count-on.ts'
import { goodsSaid } from '../../parts/goods-said.ts'
import { sayNotBase } from '../../parts/not-base.ts'
import { scannedOf } from '../../parts/scanned.ts'
import { useScan } from '../../scan/use-scan.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { padEntry, padValue } from '../../ui/pad-entry.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { warn } from '../../ui/toast.ts'
import { useItem } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { useCheck } from './use-hearing.ts'
import type { PickWork } from './use-pick-work.ts'

type Props = {
  work: PickWork
  stop: Take
  /** As far as a number is given; undefined as long as none is, and `initial` is proposed. */
  counting: Counting | undefined
  onCounting: (next: (now: Counting | undefined) => Counting) => void
  initial: number
  onClose: () => void
  /** Base units; a reason says that no more was there. */
  onTake: (quantity: number, reason?: ShortReason) => Promise<unknown>
}

/** How many were taken: fewer than asked needs a word why, in one tap. */
export const HowManySheet = ({ work, stop, counting: given, onCounting, initial, onClose, onTake }: Props) => {
  const item = useItem(stop.itemId)
  const baseUnit = item?.baseUnit ?? ''
  const workspace = useWorkspace()
  const { check, sayNo } = useCheck(work)
  const proposed: Counting = { entry: padEntry(initial, baseUnit), touched: false }
  const { entry } = given ?? proposed

  // What is taken can be counted by scanning; what was typed stays, whatever else is scanned.
  useScan(({ code }) => {
    const [found] = workspace.lookup(code)
    const goods = goodsSaid(found)
    if (!found || found.kind === 'unknown') return false
    const scanned = scannedOf(found)
    const heard = check(stop, scanned, {})
    answerScan(heard.kind === 'no' ? 'wrong' : 'good')
    if (heard.kind === 'no') warn(sayNo(stop, heard.why, scanned))
    else if (heard.kind === 'take' && goods) onCounting((now) => countOn(now ?? proposed, goods.item, goods))
    return true
  })

  const value = padValue(entry)
  const base = item && value !== undefined ? toBase(item, { quantity: value, unit: entry.unit }) : undefined
  const quantity = base?.ok ? base.value : undefined
  const no = quantity === undefined ? undefined : work.whyNot(stop, { quantity })
  const isShort = quantity !== undefined && quantity < stop.quantity
  return (
    <Sheet
      open
      title={words.outbound.walk.howMany(item?.name ?? words.unknownName)}
      onClose={onClose}
      footer={
        quantity === undefined || isShort ? (
          <>
            <Hint>{words.outbound.walk.whyShort}</Hint>
            <Actions>
              {SHORT_REASONS.map((reason) => (
                <BigButton
                  key={reason}
                  kind="quiet"
                  disabled={quantity === undefined || no !== undefined}
                  onClick={() => (quantity === undefined ? undefined : onTake(quantity, reason))}
                >
                  {words.outbound.walk.reasons[reason]}
                </BigButton>
              ))}
            </Actions>
          </>
        ) : (
          <BigButton disabled={no !== undefined} onClick={() => onTake(quantity)}>
            {words.outbound.walk.take(`${asFigure(quantity)} ${baseUnit}`)}
          </BigButton>
        )
      }
    >
      {base && !base.ok ? <Hint>✕ {sayNotBase(base.error, entry.unit, baseUnit)}</Hint> : null}
      {no === undefined ? null : <Hint>✕ {no}</Hint>}
      <QuantityPad
        entry={entry}
        onEntry={(next) => onCounting(() => ({ entry: next, touched: true }))}
        units={[baseUnit, ...(item?.units ?? []).map((unit) => unit.code).filter((code) => code !== baseUnit)]}
        note={words.outbound.walk.asked(`${asFigure(stop.quantity)} ${baseUnit}`)}
      />
    </Sheet>
  )
}
