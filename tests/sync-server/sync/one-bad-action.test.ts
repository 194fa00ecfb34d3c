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

  const emptyName = (documentId: string) => ({
    ...{ type: 'edit' as const, op: 'create', collection: 'items', documentId, base: {} },
    set: { sku: 'DOOR', name: 7, baseUnit: 'pcs' },
  })
  test.each([
    ['cannot be read', { quantity: 'many' }],
    ['is too large', { note: 'x'.repeat(70_000) }],
    ['holds what cannot be kept', { note: 'a\u0000b' }],
    ['holds no Unicode', { note: '\ud800' }],
  ])('a group of which one part %s is turned down at once, before it and behind it', async (_, wrong) => {
    const item = await house.item('GROUP-AT-DOOR')
    const one = await house.phone('operator')
    const group = { groupId: newId(), groupSize: 3 }
    const [first, bad, last] = [{}, wrong, {}].map((more) => ({ ...one.action(receive(item)), ...group, ...more }))
    const turnedDown = { status: 'rejected', code: 'group-rejected', exceptionId: expect.any(String) }
    expect(await one.send(first)).toMatchObject([{ status: 'parked' }])
    expect(await one.send(bad)).toMatchObject([{ code: 'bad-shape', exceptionId: expect.any(String) }])
    expect(await one.send(first)).toMatchObject([turnedDown])
    expect(await one.send(last)).toMatchObject([turnedDown])
    expect(await one.send(first, bad, last)).toMatchObject([turnedDown, { code: 'bad-shape' }, turnedDown])
    expect(await house.onHand(item, bin)).toBe(0)
  })

  test('the parts of a group that come together are turned down together', async () => {
    const item = await house.item('GROUP-TOGETHER')
    const one = await house.phone('operator')
    const group = { groupId: newId(), groupSize: 2 }
    const parts = [{}, { quantity: 0 }].map((more) => ({ ...one.action(receive(item)), ...group, ...more }))
    expect(await one.send(...parts)).toMatchObject([{ code: 'group-rejected' }, { code: 'bad-shape' }])
    expect(await one.send(...parts)).toMatchObject([{ code: 'group-rejected' }, { code: 'bad-shape' }])
  })

  test('what waits for a document whose creation no door lets in is shown to somebody at once', async () => {
    const item = newId()
    const [operator, manager] = [await house.phone('operator'), await house.phone('manager')]
    const waiting = operator.action(receive(item))
    const late = operator.action(receive(item))
    expect(await operator.send(waiting)).toEqual([expect.not.objectContaining({ exceptionId: expect.anything() })])
    expect(await manager.do({ ...emptyName(item), base: 'none' })).toMatchObject({ code: 'bad-shape' })
    const inVain = { status: 'parked', exceptionId: expect.any(String) }
    expect(await operator.send(waiting, late)).toMatchObject([inVain, inVain])
  })
})

describe('one that waits and fails in the database when it is set free', () => {
  /** Goods of which not one more can leave the supplier: the sum of the ledger ends there. */
  const exhausted = async (sku: string): Promise<string> => {
    const item = await house.item(sku)
    await (await house.phone('lead')).do(receive(item))
    await house.rows('update stock set on_hand = -9223372036854775808 where item_id = $1 and location_id = $2', [
      item,
      house.places.supplier,
    ])
    return item
  }
  const into = (itemId: string, toLocationId: string) => ({ ...receive(itemId), toLocationId })
  const makeBin = (documentId: string, code: string) => ({
    ...{ type: 'edit' as const, op: 'create', collection: 'locations', documentId, base: {} },
    set: { kind: 'bin', code, name: code, siteId: house.site },
  })
  const creator = async () => new Phone(queue, (await house.phone('manager')).caller)

  test('is turned down alone: who brings what it waited for, and all that waited with it, comes in', async () => {
    logged.length = 0
    const [fine, full] = [await house.item('WAITS-FINE'), await exhausted('WAITS-FULL')]
    const place = newId()
    const operator = new Phone(queue, (await house.phone('operator')).caller)
    const waiting = Array.from({ length: 12 }, (_, at) =>
      operator.action(into([3, 8].includes(at) ? full : fine, place)),
    )
    const undone = operator.action({ type: 'reversal', reversesId: waiting[10]?.id })
    expect(new Set((await operator.send(...waiting, undone)).map(({ status }) => status))).toEqual(new Set(['parked']))

    const manager = await creator()
    expect(await manager.do(makeBin(place, 'B-01'))).toMatchObject({ status: 'accepted' })
    const outcomes = await operator.send(...waiting, undone)
    expect(outcomes.flatMap(({ status }, at) => (status === 'accepted' ? [] : [at]))).toEqual([3, 8])
    for (const at of [3, 8]) {
      expect(outcomes[at]).toMatchObject({ status: 'rejected', code: 'bad-shape', exceptionId: expect.any(String) })
    }
    expect(await house.onHand(fine, place)).toBe(9)
    expect(logged).toMatchObject([3, 8].map((at) => ({ details: { actionId: waiting[at]?.id } })))
    const { last } = await house.pull(operator.caller)
    const rejected = last.settled.filter(({ status }) => status === 'rejected').map(({ id }) => id)
    expect(rejected.toSorted()).toEqual([3, 8].map((at) => waiting[at]?.id).toSorted())
  })

  test('takes its whole group with it, and nobody else', async () => {
    const [fine, full] = [await house.item('GROUP-FINE'), await exhausted('GROUP-FULL')]
    const place = newId()
    const operator = new Phone(queue, (await house.phone('operator')).caller)
    const group = { groupId: newId(), groupSize: 2 }
    const parts = [full, fine].map((item) => operator.action({ ...into(item, place), ...group }))
    const alone = operator.action(into(fine, place))
    await operator.send(...parts, alone)
    expect(await (await creator()).do(makeBin(place, 'B-02'))).toMatchObject({ status: 'accepted' })
    expect((await operator.send(...parts, alone)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'accepted',
    ])
    expect(await house.onHand(fine, place)).toBe(1)
  })

  test('who fails by itself is still turned down; what would undo it has nothing to undo', async () => {
    const full = await exhausted('BRINGS-FULL')
    const operator = new Phone(queue, (await house.phone('operator')).caller)
    const bad = operator.action(receive(full))
    const undone = operator.action({ type: 'reversal', reversesId: bad.id })
    expect(await operator.send(undone)).toMatchObject([{ status: 'parked' }])
    expect(await operator.send(bad)).toMatchObject([{ status: 'rejected', code: 'bad-shape' }])
    expect(await operator.send(undone)).toMatchObject([{ status: 'accepted' }])
    const unread = { ...operator.action(receive(full)), quantity: 'many' }
    expect(await operator.send(unread, operator.action({ type: 'reversal', reversesId: unread.id }))).toMatchObject([
      { code: 'bad-shape' },
      { status: 'accepted' },
    ])
  })

  test('when many fail, each of them is found, and no good one among them is turned down', async () => {
    const [fine, full] = [await house.item('MANY-FINE'), await exhausted('MANY-FULL')]
    const place = newId()
    const operator = new Phone(queue, (await house.phone('operator')).caller)
    const items = [fine, ...Array<string>(12).fill(full), fine, full, fine, ...Array<string>(8).fill(full), fine]
    const waiting = items.map((item) => operator.action(into(item, place)))
    await operator.send(...waiting)
    expect(await (await creator()).do(makeBin(place, 'B-03'))).toMatchObject({ status: 'accepted' })
    const statuses = (await operator.send(...waiting)).map(({ status }) => status)
    expect(statuses).toEqual(items.map((item) => (item === full ? 'rejected' : 'accepted')))
    expect(await house.onHand(fine, place)).toBe(4)
  })
})
