import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { ListThumb } from '../../parts/picture.tsx'
import { useMember } from '../../parts/use-member.ts'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row } from '../../ui/row.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useItem, useItems, useItemTotal, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const ItemRow = ({ id, selected }: { id: string; selected: boolean }) => {
  const item = useItem(id)
  const total = useItemTotal(id)
  if (!item) return null
  return (
    <div className={classes.row}>
      <Row
        href={`/items/${id}`}
        selected={selected}
        picture={<ListThumb itemId={id} />}
        title={item.name}
        detail={<Code value={item.sku} />}
        trailing={
          <>
            <Quantity value={total.onHand} unit={item.baseUnit} />
            {total.pending === 0 ? null : <StateMark state="saved" />}
          </>
        }
      />
    </div>
  )
}

type Props = { selected: string | undefined; search: string }

/** Every item of the warehouse, by name; narrowed by what is typed and, on request, to what is in stock. */
export const ItemList = ({ selected, search: asked }: Props) => {
  const [search, setSearch] = useState(asked)
  const [inStock, setInStock] = useState(false)
  const [archived, setArchived] = useState(false)
  const ready = useReady()
  const member = useMember()
  useEffect(() => setSearch(asked), [asked])
  const ids = useItems({ search, filter: { archived, ...(inStock ? { inStock } : {}) } })
  return (
    <>
      <div className={classes.tools}>
        <SearchField value={search} onValue={setSearch} label={words.items.search} />
        <button type="button" className={classes.toggle} aria-pressed={inStock} onClick={() => setInStock(!inStock)}>
          {words.items.inStock}
        </button>
        <button type="button" className={classes.toggle} aria-pressed={archived} onClick={() => setArchived(!archived)}>
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
      {ids.length > 0 ? (
        <VirtualList rows={ids} keyOf={(id) => id} label={words.items.list}>
          {(id) => <ItemRow id={id} selected={id === selected} />}
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
