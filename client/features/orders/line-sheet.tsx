import { TextInput } from '@mantine/core'
import type { OrderLine } from '../../../domain/order-draft.ts'
import { baseOfPad, sayPadError } from '../../parts/pad-base.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { padEntry } from '../../ui/pad-entry.ts'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Actions } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { shownFigure, typedDecimal } from '../../ui/typed-figure.ts'
import { useItem, useKeptFields } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { entryOf, lineWith } from './line-unit.ts'
import classes from './order-form.module.css'

type Props = {
  line: OrderLine
  priced: boolean
  onChange: (line: OrderLine) => void
  onRemove: () => void
  onClose: () => void
}

const text = words.orderForm

/** How many of a line, in any of the item's units, and at what price. */
export const LineSheet = ({ line, priced, onChange, onRemove, onClose }: Props) => {
  const item = useItem(line.itemId)
  // Of the line as it is: what a scan has added meanwhile must not be undone by a figure that was typed before it.
  const { fields, change, forget } = useKeptFields(`order-line:${line.id}:${line.quantity}`, {
    entry: item ? entryOf(line, item) : padEntry(line.quantity, ''),
    price: line.price?.toString() ?? '',
  })
  const { entry, price } = fields
  if (!item) return null
  const units = [item.baseUnit, ...item.units.map(({ code }) => code).filter((code) => code !== item.baseUnit)]
  const base = baseOfPad(item, entry)
  const amount = price === '' ? undefined : Number(price)
  const fits = base?.ok === true && (amount === undefined || Number.isFinite(amount))
  const done = () => {
    if (!base?.ok) return
    forget()
    const { price: _, ...rest } = lineWith(line, item, { entry, quantity: base.value })
    onChange({ ...rest, ...(amount === undefined ? {} : { price: amount }) })
    onClose()
  }
  return (
    <Sheet
      open
      title={text.howMany(item.name)}
      onClose={onClose}
      footer={
        <Actions>
          <BigButton
            kind="quiet"
            onClick={() => {
              forget()
              onRemove()
            }}
          >
            {text.removeLine}
          </BigButton>
          <BigButton onClick={done} disabled={!fits}>
            {text.lineDone}
          </BigButton>
        </Actions>
      }
    >
      <div className={classes.form}>
        <QuantityPad entry={entry} onEntry={(entry) => change({ entry })} units={units} mixed />
        {base && !base.ok ? <p role="alert">✕ {sayPadError(item, entry, base.error)}</p> : null}
        {priced ? (
          <TextInput
            label={text.price}
            inputMode="decimal"
            value={shownFigure(price)}
            onChange={(event) => change({ price: typedDecimal(event.target.value) })}
          />
        ) : null}
      </div>
    </Sheet>
  )
}
