import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesInParts, type OrderLine } from '../../../domain/order-draft.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let manager: Phone
let itemId: string
beforeAll(async () => {
  house = await Warehouse.open()
  manager = await house.phone('manager')
  itemId = await house.item('BOLT')
})
afterAll(() => house.close())

const order = { type: 'edit' as const, collection: 'orders', documentId: newId() }
const line = (quantity: number): OrderLine => ({ id: newId(), itemId, quantity })
const stored = async () =>
  (await house.rows<{ doc: { lines: OrderLine[] } }>('select doc from orders'))[0]?.doc.lines ?? []
const sizesById = (lines: readonly OrderLine[]) => new Map(lines.map(({ id, quantity }) => [id, quantity]))

const save = async (before: readonly OrderLine[], after: readonly OrderLine[], isNew: boolean) => {
  const parts = linesInParts(before, after)
  const group = { groupId: newId(), groupSize: parts.length }
  const actions = parts.map(({ set, base }, at) =>
    manager.action({
      ...order,
      ...(isNew && at === 0
        ? { op: 'create', set: { kind: 'purchase', number: 'PO-1', siteId: house.site, state: 'open', lines: set } }
        : { op: 'update', set: { lines: set } }),
      base: isNew && at === 0 ? {} : { lines: base },
      ...group,
    }),
  )
  const outcomes = await manager.send(...actions)
  expect(outcomes.map(({ status, exceptionId }) => [status, exceptionId])).toEqual(
    parts.map(() => ['accepted', undefined]),
  )
  return parts.length
}

test('an order of 400 lines is written, changed and cleared in parts that are one deed', async () => {
  const lines = Array.from({ length: 400 }, (_, at) => line(at + 1))
  expect(await save([], lines, true)).toBe(3)
  expect(await stored()).toEqual(lines)
  const [first, ...others] = lines.map((one) => ({ ...one, quantity: one.quantity + 1 }))
  const after = [line(7), ...others]
  expect(await save(lines, after, false)).toBe(3)
  expect(sizesById(await stored())).toEqual(sizesById(after))
  expect((await stored()).some(({ id }) => id === first?.id)).toBe(false)
  // Of a long order what changes travels alone.
  const changed = after.map((one, at) => (at === 5 ? { ...one, quantity: 9 } : one))
  expect(await save(after, changed, false)).toBe(1)
  expect(sizesById(await stored())).toEqual(sizesById(changed))
  expect(await save(changed, [], false)).toBe(3)
  expect(await stored()).toEqual([])
})
