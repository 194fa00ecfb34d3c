import { useState } from 'react'
import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { Code } from '../ui/code.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import classes from '../ui/pick-list.module.css'
import { Quantity } from '../ui/quantity.tsx'
import { Row } from '../ui/row.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { useItem, useItems, useItemTotal } from '../view/hooks.ts'
import { words } from '../words/index.ts'

const Choice = ({ id, onChoose }: { id: string; onChoose: (item: ItemDocument) => void }) => {
  const item = useItem(id)
  const total = useItemTotal(id)
  if (!item) return null
  return (
    <Row
      title={item.name}
      detail={<Code value={item.sku} />}
      trailing={<Quantity value={total.onHand} unit={item.baseUnit} />}
      onClick={() => onChoose(item)}
    />
  )
}

type Props = { open: boolean; onClose: () => void; onChoose: (item: ItemDocument) => void }

/** The sheet in which an item is chosen by name, SKU or barcode. */
export const ItemChooser = ({ open, onClose, onChoose }: Props) => {
  const [search, setSearch] = useState('')
  const ids = useItems({ search, filter: { archived: false } })
  return (
    <Sheet open={open} title={words.flows.chooseItem} onClose={onClose}>
      <SearchField value={search} onValue={setSearch} label={words.flows.searchItem} autoFocus />
      <div className={classes.body}>
        {ids.length === 0 ? (
          <EmptyState title={words.items.none} hint={words.items.noneHint} />
        ) : (
          <VirtualList rows={ids} keyOf={(id) => id} label={words.items.list} search={search}>
            {(id) => <Choice id={id} onChoose={onChoose} />}
          </VirtualList>
        )}
      </div>
    </Sheet>
  )
}
