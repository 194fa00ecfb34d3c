/** Which line of an order a row of a file means, and what it makes of it. */
import type { OrderLine } from '../../domain/order-draft.ts'
import { MAX_QUANTITY } from '../../domain/quantity.ts'
import { type CellFault, cellFault } from '../../domain/row-fault.ts'
import { readNumber } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { type ItemUnits, toBase } from '../../domain/units.ts'
import type { Known } from './directory.ts'
import { idOfNames } from './plan.ts'

export type ReadLine = { row: number; label: string; itemId: string; quantity: number; price?: number | null }

const quantityFault = (
  unit: string,
  kind: 'unknown-unit' | 'not-whole' | 'out-of-range',
  isBase: boolean,
): CellFault => {
  if (kind === 'unknown-unit') return cellFault('unit-unknown', 'unit', { value: unit })
  return kind === 'not-whole' && !isBase
    ? cellFault('unit-not-whole', 'quantity', { value: unit })
    : cellFault('between', 'quantity', { least: 1, most: MAX_QUANTITY })
}

/** A row's goods in base units; what is wrong with it is told, all of it. */
export const readLine = ({ row, cells }: Row, item: Known, wrong: (fault: CellFault) => void): ReadLine | undefined => {
  const units = item.doc as ItemUnits
  const unit = cells.get('unit') || units.baseUnit
  const said = readNumber(cells.get('quantity') ?? '')
  const base = typeof said === 'number' ? toBase(units, { quantity: said, unit }) : undefined
  if (!base) wrong(cellFault('number', 'quantity'))
  else if (!base.ok) wrong(quantityFault(unit, base.error.kind, unit === units.baseUnit))
  else if (base.value === 0) wrong(cellFault('between', 'quantity', { least: 1, most: MAX_QUANTITY }))
  const cell = cells.get('price')
  const price = cell === undefined ? undefined : cell === '' ? null : readNumber(cell)
  if (price !== undefined && price !== null && typeof price !== 'number') wrong(cellFault('number', 'price'))
  else if (typeof price === 'number' && price < 0) wrong(cellFault('at-least', 'price', { least: 0 }))
  else if (base?.ok && base.value > 0)
    return {
      ...{ row, label: cells.get('line') ?? '', itemId: item.id, quantity: base.value },
      ...(price === undefined ? {} : { price: price as number | null }),
    }
  return undefined
}

/** The line that was made of a row with this label: the same file finds it again. */
const lineIdOf = (orderId: string, label: string): string => idOfNames('order line', orderId, label)

/**
 * Each row finds its line: by the label that made it, by its place in the order (which is what an export says), or by its item; a
 * row whose item was changed keeps its line; else it is a new one. No line is meant by two rows.
 */
export const matchLines = (
  orderId: string,
  rows: readonly ReadLine[],
  lines: readonly OrderLine[],
): Map<ReadLine, OrderLine | undefined> => {
  const free = new Set(lines)
  const found = new Map<ReadLine, OrderLine | undefined>()
  const pass = (lineOf: (row: ReadLine) => OrderLine | undefined): void => {
    for (const row of rows) {
      if (found.has(row)) continue
      const line = lineOf(row)
      if (!line || !free.delete(line)) continue
      found.set(row, line)
    }
  }
  const made = (row: ReadLine) => (row.label === '' ? undefined : byId.get(lineIdOf(orderId, row.label)))
  const placed = (row: ReadLine) => (/^\d+$/.test(row.label) ? lines[Number(row.label) - 1] : undefined)
  const ofItem = (line: OrderLine | undefined, row: ReadLine) => (line?.itemId === row.itemId ? line : undefined)
  const byId = new Map<string, OrderLine>(lines.map((line) => [line.id, line]))
  pass((row) => ofItem(made(row), row))
  pass((row) => ofItem(placed(row), row))
  pass((row) => [...free].find((line) => line.itemId === row.itemId))
  pass(made)
  pass(placed)
  for (const row of rows) if (!found.has(row)) found.set(row, undefined)
  return found
}

/** The line as the row says it; a missing column leaves its field alone. */
export const lineOf = (orderId: string, row: ReadLine, before: OrderLine | undefined): OrderLine => {
  const {
    unit: _said,
    price: asked,
    ...rest
  } = before ?? {
    id: lineIdOf(orderId, row.label === '' ? `row ${row.row}` : row.label),
  }
  const price = row.price === undefined ? asked : (row.price ?? undefined)
  return {
    ...(before?.unit === undefined ? {} : { unit: before.unit }),
    ...rest,
    ...{ itemId: row.itemId, quantity: row.quantity },
    ...(price === undefined ? {} : { price }),
  } as OrderLine
}
