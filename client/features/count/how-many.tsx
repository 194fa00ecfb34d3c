import { useState } from 'react'
import { toBase } from '../../../domain/units.ts'
import { sayNotBase } from '../../parts/not-base.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { padEntry, padValue } from '../../ui/pad-entry.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { words } from '../../ui/words.ts'
import type { Cell } from './use-visit.ts'

type Props = {
  cell: Cell
  expected?: number | undefined
  onClose: () => void
  /** Base units. */
  onGive: (quantity: number) => Promise<void>
}

/** The sheet with the pad: how many of this do you see? None is an answer too. */
export const HowMany = ({ cell, expected, onClose, onGive }: Props) => {
  const { item } = cell
  const [entry, setEntry] = useState(() => padEntry(cell.said?.quantity, cell.said?.unit ?? item.baseUnit))
  const value = padValue(entry)
  const base = value === undefined ? undefined : toBase(item, { quantity: value, unit: entry.unit })
  const quantity = base?.ok ? base.value : undefined
  const note = [
    entry.unit,
    ...(quantity !== undefined && entry.unit !== item.baseUnit
      ? [words.flows.isBase(asFigure(quantity), item.baseUnit)]
      : []),
    ...(expected === undefined ? [] : [words.count.expected(asFigure(expected))]),
  ].join(' · ')
  return (
    <Sheet
      open
      title={words.count.howMany(item.name)}
      onClose={onClose}
      footer={
        <BigButton
          disabled={quantity === undefined}
          onClick={() => (quantity === undefined ? undefined : onGive(quantity))}
        >
          {value === undefined ? words.flows.giveQuantity : words.count.record(`${asFigure(value)} ${entry.unit}`)}
        </BigButton>
      }
    >
      {base && !base.ok ? <Hint>✕ {sayNotBase(base.error, entry.unit, item.baseUnit)}</Hint> : null}
      {cell.lotCode ? (
        <p>
          {words.flows.lot} <Code value={cell.lotCode} />
        </p>
      ) : null}
      <QuantityPad
        entry={entry}
        onEntry={setEntry}
        units={[item.baseUnit, ...item.units.map((unit) => unit.code).filter((code) => code !== item.baseUnit)]}
        note={note}
      />
    </Sheet>
  )
}
