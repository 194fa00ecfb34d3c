import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Section } from '../../ui/screen.tsx'
import { useItem } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { ComponentsForm } from './components-form.tsx'

const ComponentRow = ({ itemId, quantity }: { itemId: string; quantity: number }) => {
  const item = useItem(itemId)
  return (
    <Row
      href={`/items/${itemId}`}
      title={item?.name ?? words.unknownName}
      detail={item ? <Code value={item.sku} /> : undefined}
      trailing={<Quantity value={quantity} {...(item ? { unit: item.baseUnit } : {})} />}
    />
  )
}

/** What one of the item is made of, and the way to make some; nothing where it is not made and nobody here could say so. */
export const ItemComponents = ({ item }: { item: ItemDocument }) => {
  const member = useMember()
  const [editing, setEditing] = useState(false)
  const components = item.components ?? []
  const mayEdit = may(member, 'edit-items')
  if (components.length === 0 && !mayEdit) return null
  return (
    <Section title={words.kit.components}>
      <Rows label={words.kit.components}>
        {components.map((component) => (
          <li key={component.itemId}>
            <ComponentRow {...component} />
          </li>
        ))}
      </Rows>
      <Actions>
        {components.length > 0 && may(member, 'move') ? (
          <BigButton kind="quiet" href={`/kit?item=${item.id}`}>
            {words.kit.titles.kit}
          </BigButton>
        ) : null}
        {mayEdit ? (
          <BigButton kind="quiet" onClick={() => setEditing(true)}>
            {words.kit.edit}
          </BigButton>
        ) : null}
      </Actions>
      {editing ? <ComponentsForm item={item} onClose={() => setEditing(false)} /> : null}
    </Section>
  )
}
