import type { Take } from '../../../domain/pick.ts'
import { toBase } from '../../../domain/units.ts'
import { sayNotBase } from '../../parts/not-base.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { type PadEntry, padEntry, padValue } from '../../ui/pad-entry.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { words } from '../../ui/words.ts'
import { useItem } from '../../view/hooks.ts'

type Props = {
  stop: Take
  /** As far as a number is given; undefined as long as none is, and `initial` is proposed. */
  entry: PadEntry | undefined
  onEntry: (entry: PadEntry) => void
  initial: number
  onClose: () => void
  /** Base units; a reason says that no more was there. */
  onTake: (quantity: number, reason?: string) => Promise<unknown>
}

/** How many were taken: fewer than asked needs a word why, in one tap. */
export const HowManySheet = ({ stop, entry: given, onEntry, initial, onClose, onTake }: Props) => {
  const item = useItem(stop.itemId)
  const baseUnit = item?.baseUnit ?? ''
  const entry = given ?? padEntry(initial, baseUnit)
  const value = padValue(entry)
  const base = item && value !== undefined ? toBase(item, { quantity: value, unit: entry.unit }) : undefined
  const quantity = base?.ok ? base.value : undefined
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
              {words.outbound.walk.reasons.map((reason) => (
                <BigButton
                  key={reason}
                  disabled={quantity === undefined}
                  onClick={() => (quantity === undefined ? undefined : onTake(quantity, reason))}
                >
                  {reason}
                </BigButton>
              ))}
            </Actions>
          </>
        ) : (
          <BigButton onClick={() => onTake(quantity)}>
            {words.outbound.walk.take(`${asFigure(quantity)} ${baseUnit}`)}
          </BigButton>
        )
      }
    >
      {base && !base.ok ? <Hint>✕ {sayNotBase(base.error, entry.unit, baseUnit)}</Hint> : null}
      <QuantityPad
        entry={entry}
        onEntry={onEntry}
        units={[baseUnit, ...(item?.units ?? []).map((unit) => unit.code).filter((code) => code !== baseUnit)]}
        note={words.outbound.walk.asked(`${asFigure(stop.quantity)} ${baseUnit}`)}
      />
    </Sheet>
  )
}
