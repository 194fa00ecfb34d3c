import { isId } from '../../domain/ids.ts'
import { lotFits, type Tracking } from '../../domain/item.ts'
import { routeOf } from '../../domain/movement.ts'
import type { LocationKind, MovementKind } from '../../domain/protocol/kinds.ts'
import { MOVEMENT_KINDS } from '../../domain/protocol/kinds.ts'
import { MAX_QUANTITY } from '../../domain/quantity.ts'
import { type CellFault, cellFault } from '../../domain/row-fault.ts'
import { readNumber } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import type { Directory, Known } from './directory.ts'
import { Goods } from './goods.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

/** Which movements have come before. */
type Before = {
  idOfRow: (row: number) => string
  /** The id that a movement has now, which was taken back under this one. */
  idFor: (id: string) => string
  known: ReadonlySet<string>
  signal?: AbortSignal
}

const placeOf = ({ id, doc }: Known) => ({ id, kind: doc.kind as LocationKind, siteId: doc.siteId as string | null })

const MADE_BY_PEOPLE: readonly MovementKind[] = MOVEMENT_KINDS.filter((kind) => kind !== 'count-variance')

const isQuantity = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_QUANTITY

/** A day is its first moment in UTC; a time has its zone. */
const timeOf = (cell: string): string | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(cell)) return undefined
  const ms = Date.parse(cell)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

/** The id that a row's movement has or will have. */
export const idOfMovement = ({ row, cells }: Row, idOfRow: (row: number) => string): string =>
  cells.get('id') || idOfRow(row)

/** Movements of another system, or of an export: one whose id has come before is left alone. */
export const planMovements = async (
  rows: readonly Row[],
  directory: Directory,
  { idOfRow, idFor, known, signal }: Before,
): Promise<Plan> => {
  const plan = emptyPlan()
  const goods = new Goods(directory, plan)
  const seen = new Map<string, number>()
  for await (const one of inSlices(rows, signal)) {
    const { row, cells } = one
    const wrong = (fault: CellFault): void => void plan.errors.push({ row, ...fault })
    const id = idFor(idOfMovement(one, idOfRow))
    if (!isId(id)) {
      wrong(cellFault('id', 'id'))
      continue
    }
    const first = firstUse(seen, id, row)
    if (first !== undefined) wrong(cellFault('seen-before', 'id', { value: id, row: first }))
    if (known.has(id)) {
      plan.unchanged++
      continue
    }
    const at = cells.get('occurredAt') ?? ''
    const occurredAt = at === '' ? undefined : timeOf(at)
    if (at !== '' && !occurredAt) wrong(cellFault('time', 'occurredAt'))
    const when = occurredAt ? { occurredAt } : {}
    const note = cells.get('note') ? { note: cells.get('note') } : {}
    if (cells.get('kind') === 'reversal') {
      const reversesId = idFor(cells.get('reverses') ?? '')
      if (!isId(reversesId) || !(known.has(reversesId) || seen.has(reversesId)))
        wrong(cellFault('no-such-movement', 'reverses'))
      plan.actions.push({ row, id, deviceSeq: row, ...when, said: { type: 'reversal', reversesId, ...note } })
      plan.created++
      continue
    }
    const kind = cells.get('kind') as MovementKind
    const isKind = MADE_BY_PEOPLE.includes(kind)
    if (!isKind) wrong(cellFault('one-of', 'kind', { choices: MADE_BY_PEOPLE.join(', ') }))
    const item = goods.item(one)
    const from = goods.place(one, 'fromSite', 'from')
    const to = goods.place(one, 'toSite', 'to')
    const quantity = readNumber(cells.get('quantity') ?? '')
    if (!isQuantity(quantity)) wrong(cellFault('between', 'quantity', { least: 1, most: MAX_QUANTITY }))
    const lotId = item ? goods.lot(one, item) : undefined
    if (isKind && from && to && !routeOf(kind, placeOf(from), placeOf(to)).ok) wrong(cellFault('bad-route'))
    if (!isKind || !item || !from || !to || !isQuantity(quantity) || lotId === undefined) continue
    const fits = lotFits({ id: item.id, tracking: item.doc.tracking as Tracking }, { lotId, quantity }, undefined)
    if (!fits.ok) wrong(cellFault(fits.error, fits.error === 'serial-quantity' ? 'quantity' : 'lot'))
    const said = {
      type: 'movement',
      kind,
      itemId: item.id,
      ...(lotId ? { lotId } : {}),
      fromLocationId: from.id,
      toLocationId: to.id,
      quantity,
      ...(cells.get('reason') ? { reason: cells.get('reason') } : {}),
      ...note,
    }
    plan.actions.push({ row, id, deviceSeq: row, ...when, said })
    plan.created++
  }
  return plan
}
