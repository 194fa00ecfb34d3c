import { TextInput } from '@mantine/core'
import { toBase } from '../../../domain/units.ts'
import { sayNotBase } from '../../parts/not-base.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { padValue } from '../../ui/pad-entry.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { words } from '../../words/index.ts'
import type { Answered } from './use-asking.ts'

type Props = {
  asking: Answered
  onAsking: (asking: Answered) => void
  expected?: number | undefined
  /** Known not to lie here by the book: not said in a blind count. */
  unexpected?: boolean
  /** Who counts again what they had counted says why there is no one else. */
  needsWhy?: boolean
  onClose: () => void
  /** Base units. */
  onGive: (quantity: number, why?: string) => Promise<void>
}

/** The sheet with the pad: how many of this do you see? None is an answer too. */
export const HowMany = ({
  asking,
  onAsking,
  expected,
  unexpected = false,
  needsWhy = false,
  onClose,
  onGive,
}: Props) => {
  const { cell, entry, why } = asking
  const { item } = cell
  const excused = !needsWhy || why.trim() !== ''
  const give = (quantity: number) => onGive(quantity, needsWhy ? why.trim() : undefined)
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
        <Actions>
          <BigButton kind="quiet" disabled={!excused} onClick={() => give(0)}>
            {words.count.notFound}
          </BigButton>
          <BigButton
            disabled={quantity === undefined || !excused}
            onClick={() => (quantity === undefined ? undefined : give(quantity))}
          >
            {value === undefined ? words.flows.giveQuantity : words.count.record(`${asFigure(value)} ${entry.unit}`)}
          </BigButton>
        </Actions>
      }
    >
      {base && !base.ok ? <Hint>✕ {sayNotBase(base.error, entry.unit, item.baseUnit)}</Hint> : null}
      {unexpected ? <Hint>▲ {words.count.unexpected}</Hint> : null}
      {needsWhy ? (
        <TextInput
          label={words.count.again.why}
          description={words.count.again.whyHint}
          value={why}
          onChange={(event) => onAsking({ ...asking, why: event.target.value })}
        />
      ) : null}
      {cell.lotCode ? (
        <p>
          {words.flows.lot} <Code value={cell.lotCode} />
        </p>
      ) : null}
      <QuantityPad
        entry={entry}
        onEntry={(next) => onAsking({ ...asking, entry: next, touched: true })}
        units={[item.baseUnit, ...item.units.map((unit) => unit.code).filter((code) => code !== item.baseUnit)]}
        note={note}
      />
    </Sheet>
  )
}
