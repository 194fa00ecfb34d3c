import { useState } from 'react'
import { factorText } from '../../../domain/item-units.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions } from '../../ui/screen.tsx'
import { shownFigure } from '../../ui/typed-figure.ts'
import { words } from '../../words/index.ts'
import { UnitsForm } from './units-form.tsx'

/** The units that an item is handled in, beside what it is counted in. */
export const ItemUnits = ({ item }: { item: ItemDocument }) =>
  item.units.length === 0 ? null : (
    <Rows label={words.units.units}>
      {item.units.map((unit) => (
        <li key={unit.code}>
          <Row title={words.units.is(unit.code, shownFigure(factorText(unit)), item.baseUnit)} />
        </li>
      ))}
    </Rows>
  )

/** What a manager changes of an item beyond its fields: units and barcodes, and whether it is still offered. */
export const ItemChanges = ({ item }: { item: ItemDocument }) => {
  const { record } = useRecord()
  const [editing, setEditing] = useState(false)
  const { id, name, archived } = item
  const turn = () =>
    record(
      [
        {
          ...{ type: 'edit', op: 'update', collection: 'items', documentId: id },
          ...{ set: { archived: !archived }, base: { archived }, labels: { name } },
        },
      ],
      { done: (archived ? words.partners.broughtBack : words.partners.archivedNow)(name), undoable: true },
    )
  return (
    <Actions>
      <BigButton kind="quiet" onClick={() => setEditing(true)}>
        {words.units.edit}
      </BigButton>
      <BigButton kind="quiet" onClick={turn}>
        {archived ? words.partners.bringBack : words.partners.archive}
      </BigButton>
      {editing ? <UnitsForm item={item} onClose={() => setEditing(false)} /> : null}
    </Actions>
  )
}
