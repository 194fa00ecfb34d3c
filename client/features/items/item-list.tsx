import { Download } from 'lucide-react'
import { Link } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { ColumnHeads, useHasColumns } from '../../parts/list-view/cells.tsx'
import type { UsedView } from '../../parts/list-view/list-view.ts'
import { ViewButton } from '../../parts/list-view/view-button.tsx'
import { useMember } from '../../parts/use-member.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useItems, useItemsInOrder, useReady } from '../../view/hooks.ts'
import type { ItemOrder } from '../../view/item-order.ts'
import { words } from '../../words/index.ts'
import { ITEM_COLUMNS, ItemRow, shownColumns } from './item-row.tsx'
import classes from './items.module.css'

const ORDERS = ['name', 'sku', 'category', 'onHand'] as const

const orderOf = (by: string): ItemOrder['by'] => ORDERS.find((order) => order === by) ?? 'name'

type Props = { selected: string | undefined; used: UsedView }

/** Every item of the warehouse, by name; narrowed by what is typed and, on request, to what is in stock. */
export const ItemList = ({ selected, used }: Props) => {
  const { search, filters, by, down, columns } = used.view
  const [inStock, archived] = [filters.inStock !== undefined, filters.archived !== undefined]
  const ready = useReady()
  const member = useMember()
  const hasColumns = useHasColumns(columns, selected)
  const byName = useItems({ search, filter: { archived, ...(inStock ? { inStock } : {}) } })
  const ids = useItemsInOrder(byName, { by: orderOf(by), down })
  const shown = hasColumns ? shownColumns(columns) : []
  return (
    <>
      <div className={classes.tools}>
        <SearchField value={search} onValue={(typed) => used.change({ search: typed })} label={words.items.search} />
        <button type="button" className={classes.toggle} aria-pressed={inStock} onClick={() => used.toggle('inStock')}>
          {words.items.inStock}
        </button>
        <button
          type="button"
          className={classes.toggle}
          aria-pressed={archived}
          onClick={() => used.toggle('archived')}
        >
          {words.items.archived}
        </button>
        {may(member, 'edit-items') && ids.length > 0 ? (
          <Link
            className={classes.toggle}
            href={`/items/change?${new URLSearchParams({ ...(search ? { search } : {}), ...(archived ? { archived: '' } : {}), ...(inStock ? { inStock: '' } : {}) })}`}
          >
            {words.bulk.open}
          </Link>
        ) : null}
        <ViewButton used={used} orders={ORDERS} columns={ITEM_COLUMNS} />
        {search === '' ? null : (
          <Link href={`/labels?items=${encodeURIComponent(search)}`} className={classes.toggle}>
            {words.labels.open}
          </Link>
        )}
        <Link
          className={classes.toggle}
          href={`/export?${new URLSearchParams({ of: 'items', ...(search ? { search } : {}), ...(inStock ? { inStock: '' } : {}) })}`}
          aria-label={words.more.export}
        >
          <Download size={20} aria-hidden />
        </Link>
      </div>
      {hasColumns && ids.length > 0 ? (
        <ColumnHeads names={[...shown.map((column) => words.lists.column[column]), words.lists.by.onHand]} />
      ) : null}
      {ids.length > 0 ? (
        <VirtualList rows={ids} keyOf={(id) => id} label={words.items.list} search={`${search} ${by} ${down}`}>
          {(id) => <ItemRow id={id} selected={id === selected} columns={shown} />}
        </VirtualList>
      ) : (
        <EmptyState
          title={ready ? (search === '' && !archived ? words.items.empty : words.items.none) : words.notLoaded}
          {...(ready ? { hint: search === '' && !archived ? words.items.emptyHint : words.items.noneHint } : {})}
        />
      )}
    </>
  )
}
