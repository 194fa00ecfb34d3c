import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { asAmount } from '../../ui/amount.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { shownFigure, typedDecimal } from '../../ui/typed-figure.ts'
import { useItemCost, useKeptFields } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const text = words.items.cost

/** What a base unit costs: for leads to see, for managers to say. */
export const ItemCost = ({ item }: { item: ItemDocument }) => {
  const member = useMember()
  const cost = useItemCost(item.id)
  const [editing, setEditing] = useState(false)
  if (!may(member, 'see-costs')) return null
  const said = cost ? text.of(asAmount(cost.cost, cost.currency), item.baseUnit) : text.none
  return (
    <>
      <Rows>
        <li>
          <Row
            title={text.title}
            detail={said}
            {...(may(member, 'edit-costs') ? { onClick: () => setEditing(true), label: `${text.title}: ${said}` } : {})}
          />
        </li>
      </Rows>
      {editing ? <CostSheet item={item} onClose={() => setEditing(false)} /> : null}
    </>
  )
}

const CostSheet = ({ item, onClose }: { item: ItemDocument; onClose: () => void }) => {
  const cost = useItemCost(item.id)
  const { record } = useRecord()
  const [opened] = useState(cost)
  const { fields, change, forget } = useKeptFields(`cost:${item.id}`, {
    amount: opened?.cost.toString() ?? '',
    currency: opened?.currency ?? item.currency ?? '',
    seen: opened,
  })
  const { amount, currency, seen } = fields
  const complete = amount !== '' && Number.isFinite(Number(amount)) && /^([A-Z]{3})?$/.test(currency)
  const save = async () => {
    const set = { itemId: item.id, cost: Number(amount), currency: currency === '' ? null : currency }
    const base = seen ? { itemId: item.id, cost: seen.cost, currency: seen.currency } : {}
    const op = seen ? 'update' : 'create'
    const saved = await record(
      [{ type: 'edit', op, collection: 'item-costs', documentId: item.id, set, base, labels: { name: item.name } }],
      { done: text.saved(item.name) },
    )
    if (!saved) return
    forget()
    onClose()
  }
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      footer={
        <BigButton disabled={!complete} onClick={save}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput
          label={text.perUnit(item.baseUnit)}
          inputMode="decimal"
          value={shownFigure(amount)}
          onChange={(event) => change({ amount: typedDecimal(event.target.value) })}
        />
        <TextInput
          label={text.currency}
          value={currency}
          onChange={(event) => change({ currency: event.target.value.toUpperCase().slice(0, 3) })}
        />
      </div>
    </Sheet>
  )
}
