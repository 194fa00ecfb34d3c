import { itemsOf } from '../../../domain/count.ts'
import type { CountDocument, ItemDocument, RecountDocument } from '../../../domain/protocol/documents.ts'
import { useCells, useLocationStock } from '../../view/hooks.ts'
import { type Cell, cellName } from './use-visit.ts'

type Looked = {
  /** What is to be looked for here: what the book has, or, blind, what the task names. */
  toSee: readonly Cell[]
  /** By the book, where the member may know it. */
  expectedOf: (cell: { item: { id: string }; lotId?: string | undefined }) => number | undefined
  isUnexpected: (cell: { item: { id: string }; lotId?: string | undefined }) => boolean
  /** Are items named whose lots or serials the counter is not told? Those that are missing have no row to say so at. */
  hasLotsUntold: boolean
}

/** What to look for in a bin. Whoever counts blind is told what the count itself names, and nothing of what lies there. */
export const useToSee = (
  count: CountDocument | undefined,
  locationId: string,
  blind: boolean,
  recounts: readonly RecountDocument[],
): Looked => {
  const stock = useLocationStock(locationId).filter((row) => row.onHand !== 0)
  const { itemIds = [] } = count?.scope ?? {}
  const asked = recounts.flatMap(({ itemId, lotId }) => (itemId ? [{ itemId, lotId }] : []))
  const named = useCells([...itemIds.map((itemId) => ({ itemId })), ...asked])
  const book = new Map(stock.map((row) => [cellName(row.itemId, row.lotId), row]))
  const isOfCount = (item: ItemDocument) => !count || (itemsOf(count.scope, () => item.abcClass)?.(item.id) ?? true)
  const fromBook: Cell[] = stock.flatMap(({ item, lotId, lot }) =>
    item && isOfCount(item) ? [{ item, lotId: lotId ?? undefined, lotCode: lot?.code }] : [],
  )
  const cells = new Map(
    [...(blind ? [] : fromBook), ...named].map((cell) => [cellName(cell.item.id, cell.lotId), cell]),
  )
  return {
    toSee: [...cells.values()].filter((cell) => cell.item.tracking === 'none' || cell.lotId !== undefined),
    expectedOf: ({ item, lotId }) => (blind ? undefined : book.get(cellName(item.id, lotId))?.onHand),
    isUnexpected: ({ item, lotId }) => !blind && !book.has(cellName(item.id, lotId)),
    hasLotsUntold: blind && named.some(({ item, lotId }) => item.tracking !== 'none' && lotId === undefined),
  }
}
