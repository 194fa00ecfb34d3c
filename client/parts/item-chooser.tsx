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
import { useQuery } from '../view/provider.tsx'
import { familyQuery } from '../view/variants.ts'
import { words } from '../words/index.ts'
import { goodsSaid } from './goods-said.ts'
import { useChoosingScan } from './use-choosing-scan.ts'
import { useItemName } from './variant-said.ts'

type ChoiceProps = { id: string; isVariant: boolean; onChoose: (item: ItemDocument) => void }

const Choice = ({ id, isVariant, onChoose }: ChoiceProps) => {
  const item = useItem(id)
  const name = useItemName(id)
  const total = useItemTotal(id)
  if (!item) return null
  return (
    <Row
      title={name}
      detail={
        <>
          <Code value={item.sku} />
          {isVariant ? <span>{words.variants.others}</span> : null}
        </>
      }
      trailing={<Quantity value={total.onHand} unit={item.baseUnit} />}
      onClick={() => onChoose(item)}
    />
  )
}

type Props = {
  open: boolean
  /** The other variants of this item stand first, as far as they fit what is typed. */
  insteadOf?: string
  /** A scanned item is the one that is chosen; else the screen behind hears it. */
  scans?: boolean
  onClose: () => void
  onChoose: (item: ItemDocument) => void
}

/** The sheet in which an item is chosen by name, SKU or barcode. */
export const ItemChooser = ({ open, insteadOf, scans = false, onClose, onChoose }: Props) => {
  useChoosingScan(
    scans
      ? {
          choose: (found) => {
            const item = goodsSaid(found)?.item
            if (item === undefined || item.archived) return false
            onChoose(item)
            return true
          },
          expected: words.orderForm.expects,
        }
      : undefined,
  )
  const [search, setSearch] = useState('')
  const found = useItems({ search, filter: { archived: false } })
  const family = useQuery(familyQuery(insteadOf))
  const siblings = new Set(family?.variants.map(({ id }) => id).filter((id) => id !== insteadOf))
  const ids =
    siblings.size === 0
      ? found
      : [...found.filter((id) => siblings.has(id)), ...found.filter((id) => !siblings.has(id))]
  return (
    <Sheet open={open} title={words.flows.chooseItem} onClose={onClose}>
      <SearchField value={search} onValue={setSearch} label={words.flows.searchItem} autoFocus />
      <div className={classes.body}>
        {ids.length === 0 ? (
          <EmptyState title={words.items.none} hint={words.items.noneHint} />
        ) : (
          <VirtualList rows={ids} keyOf={(id) => id} label={words.items.list} search={search}>
            {(id) => <Choice id={id} isVariant={siblings.has(id)} onChoose={onChoose} />}
          </VirtualList>
        )}
      </div>
    </Sheet>
  )
}
