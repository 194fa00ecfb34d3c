import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { DeedButtons } from '../../parts/deed-buttons.tsx'
import { itemDeeds } from '../../parts/deeds.ts'
import { ExpectedOn } from '../../parts/expected-on.tsx'
import { HistoryList } from '../../parts/history-list.tsx'
import { ItemForm } from '../../parts/item-form/item-form.tsx'
import { ItemThumb } from '../../parts/picture.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useItemName } from '../../parts/variant-said.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Gone } from '../../ui/gone.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { categoriesQuery } from '../../view/categories.ts'
import { useExpectedLines, useItem, useItemStock, useItemTotal, useLocation, useReady } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { ItemAttributes } from './item-attributes.tsx'
import { ItemChanges, ItemUnits } from './item-changes.tsx'
import { ItemComponents } from './item-components.tsx'
import { ItemCost } from './item-cost.tsx'
import { ItemLots } from './item-lots.tsx'
import { ItemOrdering } from './item-ordering.tsx'
import { ItemPhotos } from './item-photos.tsx'
import { ItemPlaces } from './item-places.tsx'
import { ItemSuppliers } from './item-suppliers.tsx'
import { ItemVariants } from './item-variants.tsx'
import classes from './items.module.css'

/** One item's card: how many, where, usable? Then lots and history. `?at=` says in which bin it was met. */
export const ItemPage = ({ id }: { id: string }) => {
  const member = useMember()
  const ready = useReady()
  const item = useItem(id)
  const total = useItemTotal(id)
  const { nameOf } = useQuery(categoriesQuery)
  const name = useItemName(id)
  const [editing, setEditing] = useState(false)
  const onOrder = useExpectedLines(id).reduce((sum, { left }) => sum + left, 0)
  const rows = useItemStock(id).filter((row) => row.onHand > 0)
  const asked = new URLSearchParams(useSearch()).get('at') ?? undefined
  const only = useLocation(asked ?? (rows.length === 1 ? rows[0]?.locationId : undefined))
  if (!item) return <Gone title={words.items.gone} ready={ready} />
  return (
    <Screen
      label={item.name}
      action={
        may(member, 'move') ? (
          <DeedButtons
            deeds={[
              ...itemDeeds(member, item, { at: only }),
              { label: words.more.export, href: `/export?item=${item.id}` },
            ]}
            about={item.name}
          />
        ) : undefined
      }
    >
      <div className={classes.head}>
        <ItemThumb itemId={id} large />
        <div className={classes.what}>
          <h2 className={classes.name}>{name}</h2>
          <Code value={item.sku} />
          {item.category ? (
            <p className={classes.sub}>
              <Link href={`/items?category=${encodeURIComponent(item.category)}`} className={classes.category}>
                {nameOf(item.category)}
              </Link>
            </p>
          ) : null}
          {item.archived ? <p className={classes.sub}>{words.items.archived}</p> : null}
        </div>
        <Quantity value={total.onHand} unit={item.baseUnit} size="huge" />
      </div>
      <Facts
        facts={[
          { label: words.items.available, value: <Quantity value={total.available} /> },
          { label: words.items.allocated, value: <Quantity value={total.allocated} /> },
          ...(onOrder === 0 ? [] : [{ label: words.items.onOrder, value: <Quantity value={onOrder} /> }]),
          ...(total.pending === 0
            ? []
            : [{ label: words.items.pending, value: <Quantity value={total.pending} change /> }]),
        ]}
      />
      <Section title={words.items.where}>
        <ItemPlaces item={item} />
      </Section>
      <ExpectedOn itemId={id} />
      <ItemVariants item={item} />
      {item.tracking === 'none' ? null : (
        <Section title={words.items.lots}>
          <ItemLots item={item} />
        </Section>
      )}
      <ItemAttributes item={item} />
      <ItemOrdering item={item} />
      <ItemComponents item={item} />
      <ItemSuppliers item={item} />
      <ItemPhotos item={item} />
      <Section title={words.items.history}>
        <HistoryList itemId={id} />
        <BigButton kind="quiet" href={`/as-of?item=${id}`}>
          {words.asOf.open}
        </BigButton>
      </Section>
      <Section title={words.items.details}>
        {item.description ? <p>{item.description}</p> : null}
        {item.barcodes.length > 0 ? (
          <Rows label={words.items.barcodes}>
            {item.barcodes.map(({ code, unit }) => (
              <li key={code}>
                <Row title={<Code value={code} />} trailing={unit ?? item.baseUnit} detail={words.items.barcode} />
              </li>
            ))}
          </Rows>
        ) : null}
        <ItemUnits item={item} />
        <ItemCost item={item} />
        <BigButton kind="quiet" href={`/labels?item=${id}`}>
          {words.labels.open}
        </BigButton>
        {may(member, 'edit-items') ? (
          <>
            <BigButton kind="quiet" onClick={() => setEditing(true)}>
              {words.items.edit}
            </BigButton>
            <ItemChanges item={item} />
          </>
        ) : null}
      </Section>
      {editing ? <ItemForm item={item} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} /> : null}
    </Screen>
  )
}
