import { placeSaid } from '../../parts/place-said.ts'
import { itemNameIn } from '../../parts/variant-said.ts'
import { itemQuery } from '../../view/items.ts'
import { locationQuery } from '../../view/places.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { lotsQuery } from '../../view/stock.ts'
import { orderQuery } from '../../view/work.ts'
import { words } from '../../words/index.ts'
import type { Names } from './drafts.ts'

/** Names of what is on this device, looked up when they are needed. */
export const useNames = (): Names => {
  const workspace = useWorkspace()
  return {
    item: (id) => {
      const item = workspace.read(itemQuery(id))
      return { name: itemNameIn(workspace, id), sku: item?.sku ?? '', unit: item?.baseUnit ?? '' }
    },
    place: (id) => {
      const place = workspace.read(locationQuery(id))
      return place ? placeSaid(place) : words.unknownName
    },
    lot: (itemId, lotId) => workspace.read(lotsQuery(itemId)).find((lot) => lot.id === lotId)?.code,
    order: (id) => workspace.read(orderQuery(id))?.number ?? words.unknownName,
  }
}
