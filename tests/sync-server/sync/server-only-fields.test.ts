import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let manager: Phone
beforeAll(async () => {
  house = await Warehouse.open()
  manager = await house.phone('manager')
})
afterAll(() => house.close())

const MADE_UP = { made: 'up', isAdmin: true }
const OURS = {
  seq: 999_999,
  createdAt: '2000-01-01T00:00:00.000Z',
  updatedAt: '2000-01-01T00:00:00.000Z',
  _deleted: true,
}

test('an edit sets the fields of its collection, and neither those of the server nor any that are made up', async () => {
  const documentId = newId()
  const set = { sku: 'PLAIN', name: 'Plain', baseUnit: 'pcs', ...OURS, ...MADE_UP, collection: 'members', writers: {} }
  const { status } = await manager.do({ type: 'edit', op: 'create', collection: 'items', documentId, set, base: {} })
  expect(status).toBe('accepted')
  const { documents } = await house.pull(manager.caller)
  const item = documents.get(`items/${documentId}`)
  expect(item).toMatchObject({ collection: 'items', sku: 'PLAIN' })
  expect(item?.seq).toBeLessThan(OURS.seq)
  for (const field of [...Object.keys(MADE_UP), 'writers', '_deleted']) expect(item).not.toHaveProperty(field)
  for (const field of ['createdAt', 'updatedAt'] as const) expect(item).not.toMatchObject({ [field]: OURS[field] })
})

test('a movement says what was moved; when it was recorded, and by what, the server says', async () => {
  const [itemId, bin] = [await house.item('MOVED'), await house.place('bin', 'A-01')]
  const moved = { kind: 'receipt', itemId, fromLocationId: house.places.supplier, toLocationId: bin, quantity: 3 }
  const said = {
    recordedAt: '2000-01-01T00:00:00.000Z',
    observationId: newId(),
    reversedById: newId(),
    status: 'accepted',
  }
  const { action, status } = await manager.do({ type: 'movement', ...moved, ...said, ...MADE_UP })
  expect(status).toBe('accepted')
  const { documents } = await house.pull(manager.caller)
  const movement = documents.get(`movements/${action.id}`) as Record<string, unknown> | undefined
  expect(movement).toMatchObject(moved)
  expect(movement?.recordedAt).not.toBe(said.recordedAt)
  for (const field of [...Object.keys(MADE_UP), 'status', 'reversedById', 'observationId'])
    expect(movement).not.toHaveProperty(field)
})

test('members are nobody’s to edit through a push', async () => {
  const set = { name: 'Me', role: 'admin', siteIds: null, active: true }
  const documentId = manager.caller.userId
  const { status, code } = await manager.do({
    type: 'edit',
    op: 'update',
    collection: 'members',
    documentId,
    set,
    base: {},
  })
  expect({ status, code }).toEqual({ status: 'rejected', code: 'bad-shape' })
})
