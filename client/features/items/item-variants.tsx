import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useItemName, variantSaid } from '../../parts/variant-said.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { asFigure, Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Section } from '../../ui/screen.tsx'
import { useItemTotal } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { distinctionQuery, familyQuery, familyTotalQuery } from '../../view/variants.ts'
import { words } from '../../words/index.ts'

const text = words.variants

const Stock = ({ total, unit }: { total: { onHand: number; available: number }; unit: string }) => (
  <>
    <Quantity value={total.onHand} unit={unit} />
    {total.available === total.onHand ? null : <span>{text.free(asFigure(total.available))}</span>}
  </>
)

const VariantRow = ({ item, selected }: { item: ItemDocument; selected: boolean }) => {
  const said = variantSaid(useQuery(distinctionQuery(item.id)))
  const total = useItemTotal(item.id)
  return (
    <Row
      href={`/items/${item.id}`}
      selected={selected}
      title={said === '' ? item.name : said}
      detail={
        <>
          <Code value={item.sku} />
          {item.archived ? <span>{words.items.archived}</span> : null}
        </>
      }
      trailing={<Stock total={total} unit={item.baseUnit} />}
    />
  )
}

const HeadRow = ({ item, selected }: { item: ItemDocument; selected: boolean }) => {
  const total = useQuery(familyTotalQuery(item.id))
  const name = useItemName(item.id)
  return (
    <Row
      href={`/items/${item.id}`}
      selected={selected}
      title={name}
      detail={text.count(total.variants)}
      trailing={<Stock total={total} unit={item.baseUnit} />}
    />
  )
}

/** The family of the item: all of it together, then each variant with what there is of it, one tap away. */
export const ItemVariants = ({ item }: { item: ItemDocument }) => {
  const mayEdit = may(useMember(), 'edit-items')
  const family = useQuery(familyQuery(item.id))
  if (!family && !mayEdit) return null
  return (
    <Section title={text.title}>
      {family ? (
        <Rows label={text.title}>
          <li>
            <HeadRow item={family.head} selected={family.head.id === item.id} />
          </li>
          {family.variants.map((one) => (
            <li key={one.id}>
              <VariantRow item={one} selected={one.id === item.id} />
            </li>
          ))}
        </Rows>
      ) : null}
      <Actions>
        {mayEdit ? (
          <BigButton kind="quiet" href={`/items/${item.variantOf ?? item.id}/variants`}>
            {text.add}
          </BigButton>
        ) : null}
        {family ? (
          <BigButton kind="quiet" href={`/items?family=${family.head.id}`}>
            {text.all}
          </BigButton>
        ) : null}
      </Actions>
    </Section>
  )
}
