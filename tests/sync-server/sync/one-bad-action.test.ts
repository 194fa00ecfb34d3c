/** One action that our own code stumbles over stops nobody: neither those it travels with, nor who brings what it waited for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '../../../domain/protocol/actions.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { pushAdmitted } from '../../../sync-server/sync/push.ts'
import { admit } from '../../../sync-server/sync/push-door.ts'
import { PushQueue } from '../../../sync-server/sync/push-queue.ts'
import { Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let bin: string
const logged: { details: object; message: string }[] = []
let queue: PushQueue

beforeAll(async () => {
  house = await Warehouse.open()
  bin = await house.place('bin', 'A-01')
  queue = new PushQueue(house.pool, { error: (details, message) => logged.push({ details, message }) })
})
afterAll(() => house.close())

const receive = (itemId: string) => ({
  type: 'movement' as const,
  ...{ kind: 'receipt', itemId, fromLocationId: house.places.supplier, toLocationId: bin, quantity: 1 },
})
const barcodesOf = (documentId: string, base: unknown) => ({
  ...{ type: 'edit' as const, op: 'update', collection: 'items', documentId },
  ...{ set: { barcodes: [{ code: '4006381333931' }] }, base: { barcodes: base } },
})
/** One that no door of today lets in: as an older version may have kept it, or as a fault of ours makes it. */
const broken = (phone: Phone, itemId: string): Action =>
  ({ ...phone.action(receive(itemId)), clock: undefined }) as unknown as Action
const sendAsRead = async (phone: Phone, ...actions: Action[]) =>
  (
    await pushAdmitted(
      queue,
      phone.caller,
      actions.map((one) => admit(one, true)),
    )
  ).settled

describe('one bad action', () => {
  test.each([
    ['nothing for a barcode', [null]],
    ['text for a barcode', ['4006381333931']],
    ['a barcode without its code', [{ unit: 'box' }]],
    ['no list', 'none'],
  ])(
    'an edit whose base has %s is turned down at the door, whoever sends it; what travels with it comes in',
    async (_, base) => {
      const item = await house.item('BASE', { barcodes: [{ code: '96385074' }] })
      const [viewer, operator] = [await house.phone('viewer'), await house.phone('operator')]
      const both = await Promise.all([
        viewer.send(viewer.action(barcodesOf(item, base))),
        operator.send(operator.action(receive(item))),
      ])
      expect(both.flat()).toMatchObject([{ status: 'rejected', code: 'bad-shape' }, { status: 'accepted' }])
      expect(both.flat()[0]?.message).toContain('base.barcodes')
    },
  )

  test('what can never be accepted does not wait for what is not there', async () => {
    const manager = await house.phone('manager')
    const [late, twice] = [newId(), newId()]
    expect(await manager.do(barcodesOf(late, [null]))).toMatchObject({ status: 'rejected', code: 'bad-shape' })
    const edit = { ...barcodesOf(twice, []), set: { barcodes: 'none' } }
    expect(await manager.do(edit)).toMatchObject({ status: 'rejected', code: 'bad-shape' })
  })

  test('who may not edit is told so before anything is merged, whatever the edit is like', async () => {
    const item = await house.item('RIGHTS-FIRST')
    const viewer = await house.phone('viewer')
    const create = { type: 'edit' as const, op: 'create', collection: 'items', documentId: newId(), set: {}, base: {} }
    expect(await viewer.do(create)).toMatchObject({ code: 'not-permitted' })
    expect(await viewer.do(barcodesOf(item, []))).toMatchObject({ code: 'not-permitted' })
  })

  test('one that our rules throw at is turned down alone and told to the log; the other phones’ go on', async () => {
    const item = await house.item('THROWS')
    const [one, two] = [await house.phone('operator'), new Phone(queue, (await house.phone('operator')).caller)]
    const bad = broken(one, item)
    const fine = [one.action(receive(item)), one.action(receive(item))] as const
    const [here, there] = await Promise.all([
      sendAsRead(one, fine[0], bad, fine[1]),
      two.send(two.action(receive(item))),
    ])
    expect(here).toMatchObject([
      { status: 'accepted' },
      { id: bad.id, status: 'rejected', code: 'bad-shape', exceptionId: expect.any(String) },
      { status: 'accepted' },
    ])
    expect(there).toMatchObject([{ status: 'accepted' }])
    expect(await house.onHand(item, bin)).toBe(3)
    expect(logged).toMatchObject([{ details: { actionId: bad.id, err: expect.any(TypeError) } }])
    expect(await sendAsRead(one, fine[0], bad, fine[1])).toEqual(here)
  })

  test('one that waits and that our rules throw at does not stop who brings what it waits for', async () => {
    logged.length = 0
    const item = newId()
    const [one, manager] = [await house.phone('operator'), await house.phone('manager')]
    const bad = broken(one, item)
    const good = one.action(receive(item))
    expect(await sendAsRead(one, bad, good)).toMatchObject([{ status: 'parked' }, { status: 'parked' }])
    const create = { type: 'edit' as const, op: 'create', collection: 'items', documentId: item, base: {} }
    const creator = new Phone(queue, manager.caller)
    expect(await creator.do({ ...create, set: { sku: 'AFTER', name: 'After', baseUnit: 'pcs' } })).toMatchObject({
      status: 'accepted',
    })
    expect(await house.onHand(item, bin)).toBe(1)
    expect(await sendAsRead(one, bad, good)).toMatchObject([
      { status: 'rejected', code: 'bad-shape', exceptionId: expect.any(String) },
      { status: 'accepted' },
    ])
    expect(logged).toMatchObject([{ details: { actionId: bad.id } }])
  })

  test('a group of which our rules throw at one part is turned down whole', async () => {
    const item = await house.item('GROUP-THROWS')
    const one = await house.phone('operator')
    const group = { groupId: newId(), groupSize: 2 }
    const parts = [one.action(receive(item)), broken(one, item)].map((part) => ({ ...part, ...group }))
    expect(await sendAsRead(one, ...parts)).toMatchObject([{ code: 'group-rejected' }, { code: 'bad-shape' }])
    expect(await house.onHand(item, bin)).toBe(0)
  })
})
