import { lotFits, type Tracking } from '../../domain/item.ts'
import { isPhysical } from '../../domain/location.ts'
import type { LocationKind } from '../../domain/protocol/kinds.ts'
import { MAX_QUANTITY } from '../../domain/quantity.ts'
import { rowFault } from '../../domain/row-fault.ts'
import { readNumber } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import type { Directory } from './directory.ts'
import { Goods } from './goods.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

/** What the books say, and which openings (by the id of their row) are in them. */
type Books = {
  stock: readonly Cell[]
  idOfRow: (row: number) => string
  known: ReadonlySet<string>
  signal?: AbortSignal
}
type Cell = { itemId: string; locationId: string; lotId: string | null; onHand: number }

const isCountable = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_QUANTITY

const cellOf = ({ itemId, locationId, lotId }: Omit<Cell, 'onHand'>): string => `${itemId}/${locationId}/${lotId ?? ''}`

/**
 * Stock that is there: an `opening` of what the books lack of it, or of what they have too much. A row whose opening was
 * posted before is left alone, whatever has moved since.
 */
export const planStock = async (
  rows: readonly Row[],
  directory: Directory,
  { stock, idOfRow, known, signal }: Books,
): Promise<Plan> => {
  const plan = emptyPlan()
  const goods = new Goods(directory, plan)
  const onHand = new Map(stock.map((cell) => [cellOf(cell), cell.onHand]))
  const loss = directory.location('', 'LOSS')
  if (typeof loss === 'string') throw new Error('an organisation has a loss location')
  const uses = new Map<string, number>()
  for await (const one of inSlices(rows, signal)) {
    const { row, cells } = one
    const item = goods.item(one)
    const place = goods.place(one, 'site', 'location')
    const quantity = readNumber(cells.get('quantity') ?? '')
    if (place && !isPhysical(place.doc.kind as LocationKind))
      plan.errors.push(rowFault(row, 'holds-no-stock', 'location'))
    const lotId = item ? goods.lot(one, item) : undefined
    if (!item || !place || lotId === undefined) continue

    const key = cellOf({ itemId: item.id, locationId: place.id, lotId })
    const before = onHand.get(key) ?? 0
    // What an export says of a cell below zero is no change; nobody can bring in less than nothing.
    if (quantity !== before && !isCountable(quantity)) {
      plan.errors.push(rowFault(row, 'between', 'quantity', { least: 0, most: MAX_QUANTITY }))
      continue
    }
    const first = firstUse(uses, key, row)
    if (first !== undefined) {
      plan.errors.push(rowFault(row, 'same-cell', undefined, { row: first }))
      continue
    }
    const difference = Number(quantity) - before
    if (known.has(idOfRow(row)) || difference === 0) {
      plan.unchanged++
      continue
    }
    const fits = lotFits(
      { id: item.id, tracking: item.doc.tracking as Tracking },
      { lotId, quantity: Math.abs(difference) },
      undefined,
    )
    if (!fits.ok) plan.errors.push(rowFault(row, fits.error, fits.error === 'serial-quantity' ? 'quantity' : 'lot'))
    const [from, to] = difference > 0 ? [loss, place] : [place, loss]
    const said = {
      type: 'movement',
      kind: 'opening',
      itemId: item.id,
      ...(lotId ? { lotId } : {}),
      fromLocationId: from.id,
      toLocationId: to.id,
      quantity: Math.abs(difference),
      reason: 'Imported',
    }
    plan.actions.push({ row, id: idOfRow(row), deviceSeq: row, said })
    plan.created++
  }
  return plan
}
