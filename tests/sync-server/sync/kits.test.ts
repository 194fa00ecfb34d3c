import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemDocument, MovementDocument } from '../../../domain/protocol/documents.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let manager: Phone
let bin: string
beforeAll(async () => {
  house = await Warehouse.open()
  bin = await house.place('bin', 'A-01')
  manager = await house.phone('manager')
})
afterAll(async () => {
  expect(await verify(house.pool, house.orgId)).toEqual([])
  await house.close()
})

const madeOf = (documentId: string, components: [itemId: string, quantity: number][], base: unknown = null) => ({
  ...{ type: 'edit' as const, op: 'update', collection: 'items', documentId, base: { components: base } },
  set: { components: components.map(([itemId, quantity]) => ({ itemId, quantity })) },
})
const group = (moves: [kind: string, itemId: string, quantity: number][], phone = manager) => {
  const groupId = newId()
  const { production } = house.places
  return moves.map(([kind, itemId, quantity]) =>
    phone.action({
      ...{ type: 'movement', kind, itemId, quantity, groupId, groupSize: moves.length },
      ...(kind === 'consume'
        ? { fromLocationId: bin, toLocationId: production }
        : { fromLocationId: production, toLocationId: bin }),
    }),
  )
}
const stocked = async (sku: string, quantity: number) => {
  const itemId = await house.item(sku)
  await manager.do({
    ...{ type: 'movement', kind: 'receipt', itemId, quantity },
    ...{ fromLocationId: house.places.supplier, toLocationId: bin },
  })
  return itemId
}

test('a manager says what an item is made of; components merge one by one, and an operator may not say it', async () => {
  const [kit, a, b] = [await house.item('FIRST-AID'), await house.item('PLASTER'), await house.item('GAUZE')]
  expect(await manager.do(madeOf(kit, [[a, 20]]))).toMatchObject({ status: 'accepted' })
  const other = await house.phone('manager')
  expect(await other.do(madeOf(kit, [[b, 3]]))).toMatchObject({ status: 'accepted' })
  expect(await (await house.phone('operator')).do(madeOf(kit, []))).toMatchObject({ code: 'not-permitted' })
  const { documents } = await house.pull(manager.caller)
  expect((documents.get(`items/${kit}`) as ItemDocument).components).toEqual([
    { itemId: a, quantity: 20 },
    { itemId: b, quantity: 3 },
  ])
})

test('made of itself is refused, by way of others too, and in one push', async () => {
  const [a, b, c] = [await house.item('LOOP-A'), await house.item('LOOP-B'), await house.item('LOOP-C')]
  expect(await manager.do(madeOf(a, [[a, 1]]))).toMatchObject({ status: 'rejected', code: 'kit-loop' })
  expect(await manager.do(madeOf(a, [[b, 1]]))).toMatchObject({ status: 'accepted' })
  const outcomes = await manager.send(manager.action(madeOf(b, [[c, 1]])), manager.action(madeOf(c, [[a, 1]])))
  expect(outcomes).toMatchObject([{ status: 'accepted' }, { status: 'rejected', code: 'kit-loop' }])
})

test('a component that is not here yet is waited for', async () => {
  const [kit, later] = [await house.item('WAITS'), newId()]
  expect(await manager.do(madeOf(kit, [[later, 1]]))).toMatchObject({ status: 'parked' })
  await manager.do({
    ...{ type: 'edit', op: 'create', collection: 'items', documentId: later, base: {} },
    set: { sku: 'LATER', name: 'Later', baseUnit: 'pcs' },
  })
  const { documents } = await house.pull(manager.caller)
  expect((documents.get(`items/${kit}`) as ItemDocument).components).toEqual([{ itemId: later, quantity: 1 }])
})

test('kits are made all or none, told as one group, and every item sums to zero', async () => {
  const [kit, a, b] = [await house.item('TOOLBOX'), await stocked('HAMMER', 10), await stocked('NAIL', 500)]
  const made = group([
    ['consume', a, 3],
    ['consume', b, 300],
    ['produce', kit, 3],
  ])
  expect((await manager.send(...made)).map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted'])
  expect([await house.onHand(a, bin), await house.onHand(b, bin), await house.onHand(kit, bin)]).toEqual([7, 200, 3])

  const half = group([
    ['consume', a, 1],
    ['produce', newId(), 1],
  ])
  expect((await manager.send(...half)).map(({ status }) => status)).toEqual(['parked', 'parked'])
  const refused = group([
    ['consume', a, 1],
    ['produce', kit, -1],
  ])
  await manager.send(...refused)
  expect(await house.onHand(a, bin)).toBe(7)

  const { documents } = await house.pull(manager.caller)
  const told = made.map(({ id }) => (documents.get(`movements/${id}`) as MovementDocument).groupId)
  expect(new Set(told)).toEqual(new Set([made[0]?.groupId]))

  const undoGroup = newId()
  const undone = made.map(({ id }) =>
    manager.action({ type: 'reversal', reversesId: id, groupId: undoGroup, groupSize: made.length }),
  )
  expect((await manager.send(...undone)).map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted'])
  expect([await house.onHand(a, bin), await house.onHand(b, bin), await house.onHand(kit, bin)]).toEqual([10, 500, 0])
})
