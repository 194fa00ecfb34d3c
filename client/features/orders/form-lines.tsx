import { useState } from 'react'
import type { OrderLine } from '../../../domain/order-draft.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { supplierOf } from '../../../domain/supplier.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { asAmount } from '../../ui/amount.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { useItem } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

const text = words.orderForm

type RowProps = { line: OrderLine; partnerId: string | null; selected: boolean; onOpen: () => void }

const LineRow = ({ line, partnerId, selected, onOpen }: RowProps) => {
  const item = useItem(line.itemId)
  const theirs = item && supplierOf(item, partnerId)?.code
  return (
    <Row
      title={item?.name ?? words.unknownName}
      detail={
        <>
          {item ? <Code value={item.sku} /> : null}
          {theirs ? <span>{words.suppliers.theirs(theirs)}</span> : null}
          {line.price === undefined ? null : <span>{asAmount(line.price, item?.currency ?? null)}</span>}
        </>
      }
      trailing={<Quantity value={line.quantity} {...(item ? { unit: item.baseUnit } : {})} />}
      selected={selected}
      onClick={onOpen}
    />
  )
}

type Props = {
  lines: readonly OrderLine[]
  /** Of a purchase: what they call each item is told. */
  partnerId: string | null
  selected: string | undefined
  onOpen: (lineId: string) => void
  onAdd: (item: ItemDocument) => void
}

/** What is ordered; what was scanned last stands first. */
export const FormLines = ({ lines, partnerId, selected, onOpen, onAdd }: Props) => {
  const [choosing, setChoosing] = useState(false)
  return (
    <Section title={text.lines} aside={words.orders.lineCount(lines.length)}>
      {lines.length === 0 ? <Hint>{text.noLines}</Hint> : null}
      <Rows label={text.lines}>
        {lines.map((line) => (
          <li key={line.id}>
            <LineRow line={line} partnerId={partnerId} selected={line.id === selected} onOpen={() => onOpen(line.id)} />
          </li>
        ))}
      </Rows>
      <BigButton kind="quiet" onClick={() => setChoosing(true)}>
        {text.addItem}
      </BigButton>
      {choosing ? (
        <ItemChooser
          open
          onClose={() => setChoosing(false)}
          onChoose={(item) => {
            onAdd(item)
            setChoosing(false)
          }}
        />
      ) : null}
    </Section>
  )
}
