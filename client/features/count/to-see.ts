import type { CountDocument, RecountDocument } from '../../../domain/protocol/documents.ts'
import { useCells, useLocationStock } from '../../view/hooks.ts'
import { type Cell, cellName } from './use-visit.ts'

/** More than this is no list to walk through. */
const MOST_NAMED = 50

type Looked = {
  /** What is to be looked for here: what the book has, or, blind, what the task names. */
  toSee: readonly Cell[]
  /** By the book, where the member may know it. */
  expectedOf: (cell: { item: { id: string }; lotId?: string | undefined }) => number | undefined
  isUnexpected: (cell: { item: { id: string }; lotId?: string | undefined }) => boolean
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
  const named = useCells([...itemIds.slice(0, MOST_NAMED).map((itemId) => ({ itemId })), ...asked])
  const book = new Map(stock.map((row) => [cellName(row.itemId, row.lotId), row]))
  const isCounted = (itemId: string) => itemIds.length === 0 || itemIds.includes(itemId)
  const fromBook: Cell[] = stock.flatMap(({ item, lotId, lot }) =>
    item && isCounted(item.id) ? [{ item, lotId: lotId ?? undefined, lotCode: lot?.code }] : [],
  )
  const cells = new Map(
    [...(blind ? [] : fromBook), ...named].map((cell) => [cellName(cell.item.id, cell.lotId), cell]),
  )
  return {
    toSee: [...cells.values()].filter((cell) => cell.item.tracking === 'none' || cell.lotId !== undefined),
    expectedOf: ({ item, lotId }) => (blind ? undefined : book.get(cellName(item.id, lotId))?.onHand),
    isUnexpected: ({ item, lotId }) => !blind && !book.has(cellName(item.id, lotId)),
  }
}
