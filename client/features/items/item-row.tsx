import { Cells } from '../../parts/list-view/cells.tsx'
import { ListThumb } from '../../parts/picture.tsx'
import { useItemName } from '../../parts/variant-said.ts'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row } from '../../ui/row.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { asDay } from '../../ui/when.ts'
import { categoriesQuery } from '../../view/categories.ts'
import { useItem, useItemStock, useItemTotal } from '../../view/hooks.ts'
import type { Query } from '../../view/live.ts'
import { useQuery } from '../../view/provider.tsx'
import { type FamilyTotal, familyTotalQuery } from '../../view/variants.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

/** What a wide list can show of each item besides its name and what is on hand. */
export const ITEM_COLUMNS = ['category', 'barcode', 'available', 'bins', 'counted'] as const
type Column = (typeof ITEM_COLUMNS)[number]

const isColumn = (column: string): column is Column => (ITEM_COLUMNS as readonly string[]).includes(column)

/** A saved view may name a column that is no more. */
export const shownColumns = (columns: readonly string[]): readonly Column[] => columns.filter(isColumn)

/** Beyond them it says how many more. */
const BINS = 2

const Bins = ({ id }: { id: string }) => {
  const codes = [...new Set(useItemStock(id).flatMap(({ location }) => location?.code ?? []))]
  const more = codes.length - BINS
  return `${codes.slice(0, BINS).join(', ')}${more > 0 ? ` +${more}` : ''}`
}

const Counted = ({ id }: { id: string }) => {
  const at = useItemStock(id)
    .flatMap(({ lastCountedAt }) => lastCountedAt ?? [])
    .sort()
    .at(-1)
  return at === undefined ? null : asDay(at.slice(0, 10))
}

const CellOf = ({ id, column }: { id: string; column: Column }) => {
  const item = useItem(id)
  const total = useItemTotal(id)
  const { nameOf } = useQuery(categoriesQuery)
  switch (column) {
    case 'category':
      return item?.category ? nameOf(item.category) : null
    case 'barcode':
      return item?.barcodes[0] ? <Code value={item.barcodes[0].code} /> : null
    case 'available':
      return <Quantity value={total.available} {...(item ? { unit: item.baseUnit } : {})} />
    case 'bins':
      return <Bins id={id} />
    case 'counted':
      return <Counted id={id} />
  }
}

/** Each row is of itself alone. */
const NO_FAMILY: Query<FamilyTotal | undefined> = { key: 'no family', topics: [], read: () => undefined }

type Props = { id: string; selected: boolean; columns: readonly Column[]; folded: boolean }

export const ItemRow = ({ id, selected, columns, folded }: Props) => {
  const item = useItem(id)
  const name = useItemName(id)
  const family = useQuery(folded ? familyTotalQuery(id) : NO_FAMILY)
  const own = useItemTotal(id)
  const total = family ?? own
  if (!item) return null
  const onHand = (
    <>
      <Quantity value={total.onHand} unit={item.baseUnit} />
      {total.pending === 0 ? null : <StateMark state="saved" />}
    </>
  )
  const cells = [
    ...columns.map((column) => ({ name: words.lists.column[column], value: <CellOf id={id} column={column} /> })),
    { name: words.lists.by.onHand, value: onHand },
  ]
  return (
    <div className={classes.row}>
      <Row
        href={`/items/${id}`}
        selected={selected}
        picture={<ListThumb itemId={id} />}
        title={name}
        detail={
          <>
            <Code value={item.sku} />
            {family && family.variants > 0 ? <span>{words.variants.count(family.variants)}</span> : null}
          </>
        }
        trailing={columns.length > 0 ? <Cells cells={cells} /> : onHand}
      />
    </div>
  )
}
