import { attributesAsked } from '../../parts/attribute-asked.ts'
import { ColumnHeads, useHasColumns } from '../../parts/list-view/cells.tsx'
import type { UsedView } from '../../parts/list-view/list-view.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useItems, useItemsInOrder, useReady } from '../../view/hooks.ts'
import type { ItemOrder } from '../../view/item-order.ts'
import { words } from '../../words/index.ts'
import { ITEM_COLUMNS, ItemRow, shownColumns } from './item-row.tsx'
import { ItemTools } from './item-tools.tsx'

const ORDERS = ['name', 'sku', 'category', 'onHand'] as const

const orderOf = (by: string): ItemOrder['by'] => ORDERS.find((order) => order === by) ?? 'name'

type Props = { selected: string | undefined; used: UsedView }

/** Every item of the warehouse, by name unless another order is asked for; narrowed by what is typed and chosen. */
export const ItemList = ({ selected, used }: Props) => {
  const { search, filters, by, down, columns } = used.view
  const { category, family } = filters
  const [inStock, archived] = [filters.inStock !== undefined, filters.archived !== undefined]
  const folded = filters.folded !== undefined
  const attributes = attributesAsked(filters)
  const ready = useReady()
  const hasColumns = useHasColumns(columns, selected)
  const shown = hasColumns ? shownColumns(columns) : []
  const byName = useItems({
    search,
    filter: {
      archived,
      ...(inStock ? { inStock } : {}),
      ...(category === undefined ? {} : { category }),
      ...(family === undefined ? {} : { family }),
      ...(attributes === undefined ? {} : { attributes }),
    },
    folded,
  })
  const ids = useItemsInOrder(byName, { by: orderOf(by), down })
  const isWhole = search === '' && !archived && [category, family, attributes].every((one) => one === undefined)
  return (
    <>
      <ItemTools used={used} any={ids.length > 0} orders={ORDERS} columns={ITEM_COLUMNS} />
      {hasColumns && ids.length > 0 ? (
        <ColumnHeads names={[...shown.map((column) => words.lists.column[column]), words.lists.by.onHand]} />
      ) : null}
      {ids.length > 0 ? (
        <VirtualList
          rows={ids}
          keyOf={(id) => id}
          label={words.items.list}
          search={[search, category, family, JSON.stringify(attributes), folded, by, down].join(' ')}
        >
          {(id) => <ItemRow id={id} selected={id === selected} columns={shown} folded={folded} />}
        </VirtualList>
      ) : (
        <EmptyState
          title={ready ? (isWhole ? words.items.empty : words.items.none) : words.notLoaded}
          {...(ready ? { hint: isWhole ? words.items.emptyHint : words.items.noneHint } : {})}
        />
      )}
    </>
  )
}
