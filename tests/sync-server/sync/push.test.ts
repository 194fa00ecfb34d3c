import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { PushQueue } from '../../../sync-server/sync/push-queue.ts'
import { Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let bin: string
let other: string
let lead: Phone

beforeAll(async () => {
  house = await Warehouse.open()
  bin = await house.place('bin', 'A-01')
  other = await house.place('bin', 'A-02')
  lead = await house.phone('lead')
})
afterAll(() => house.close())

const receive = (itemId: string, quantity: number, more: object = {}) => ({
  type: 'movement' as const,
  kind: 'receipt',
  itemId,
  fromLocationId: house.places.supplier,
  toLocationId: bin,
  quantity,
  ...more,
})
const pick = (itemId: string, quantity: number, more: object = {}) => ({
  type: 'movement' as const,
  kind: 'pick',
  itemId,
  fromLocationId: bin,
  toLocationId: house.places.customer,
  quantity,
  ...more,
})

describe('a push', () => {
  test('moves stock, and every item sums to zero over all places', async () => {
    const item = await house.item('SUM')
    expect(await lead.do(receive(item, 10))).toMatchObject({ status: 'accepted' })
    expect(await lead.do(pick(item, 3))).toMatchObject({ status: 'accepted' })
    expect(await house.onHand(item, bin)).toBe(7)
    expect(await house.rows('select sum(on_hand)::int as total from stock where item_id = $1', [item])).toEqual([
      { total: 0 },
    ])
  })

  test('sent again is applied once and answered alike; other content under the same id is turned down', async () => {
    const item = await house.item('AGAIN')
    const action = lead.action(receive(item, 5))
    const [first] = await lead.send(action)
    const [second] = await lead.send(action)
    const [third] = await lead.send({ ...action, quantity: 6 })
    expect(first).toMatchObject({ status: 'accepted' })
    expect(second).toEqual(first)
    expect(third).toMatchObject({ id: action.id, status: 'rejected', code: 'id-reused' })
    expect(await house.onHand(item, bin)).toBe(5)
  })

  test('sent twice at once is applied once', async () => {
    const item = await house.item('TWICE')
    const actions = Array.from({ length: 50 }, () => lead.action(receive(item, 1)))
    await Promise.all([lead.send(...actions), lead.send(...actions), lead.send(...actions)])
    expect(await house.onHand(item, bin)).toBe(50)
  })

  test('sent to two servers at once is applied once, and answered alike by both', async () => {
    const item = await house.item('TWO-SERVERS')
    const elsewhere = new Phone(house.anotherServer(), lead.caller)
    for (let round = 0; round < 10; round++) {
      const actions = Array.from({ length: 20 }, () => lead.action(receive(item, 1)))
      const [here, there] = await Promise.all([lead.send(...actions), elsewhere.send(...actions)])
      expect(there).toEqual(here)
    }
    expect(await house.onHand(item, bin)).toBe(200)
  })

  test('that corrects a rejected action closes its exception; of somebody else’s only by who settles exceptions', async () => {
    const item = await house.item('CORRECTED')
    const [one, two] = [await house.phone('operator'), await house.phone('operator')]
    const wrong = await one.do(receive(item, 5, { fromLocationId: bin }))
    expect(wrong).toMatchObject({ status: 'rejected', code: 'bad-route' })
    const state = async () =>
      (await house.rows<{ state: string }>('select state from exceptions where subject_id = $1', [wrong.action.id]))[0]
        ?.state

    await two.do(receive(item, 5, { replacesId: wrong.action.id }))
    await one.do(receive(item, 5, { fromLocationId: bin, replacesId: wrong.action.id }))
    expect(await state()).toBe('open')
    expect(await one.do(receive(item, 5, { replacesId: wrong.action.id }))).toMatchObject({ status: 'accepted' })
    expect(await state()).toBe('resolved')

    const other = await one.do(receive(item, 5, { fromLocationId: bin }))
    await lead.do(receive(item, 5, { replacesId: other.action.id }))
    const open = await house.rows(`select from exceptions where subject_id = $1 and state = 'open'`, [other.action.id])
    expect(open).toEqual([])
  })

  test('what changed meanwhile is known at the next push, whatever the server remembers', async () => {
    const item = await house.item('MEANWHILE')
    const leaver = await house.phone('operator')
    expect(await leaver.do(receive(item, 1))).toMatchObject({ status: 'accepted' })
    await house.member(leaver.caller.userId, { role: 'viewer' })
    expect(await leaver.do(receive(item, 1))).toMatchObject({ status: 'rejected', code: 'not-permitted' })
    expect(await house.onHand(item, bin)).toBe(1)
  })

  test('a bad action in the middle fails alone', async () => {
    const item = await house.item('POISON')
    const good = Array.from({ length: 4 }, () => lead.action(receive(item, 1)))
    const outcomes = await lead.send(
      good[0],
      { ...lead.action(receive(item, 1)), quantity: -1 },
      good[1],
      { ...lead.action(receive(item, 1)), note: 'a\u0000b' },
      good[2],
      null,
      good[3],
      { ...lead.action(receive(item, 1)), note: '\ud800' },
    )
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'accepted',
      'rejected',
      'accepted',
      'rejected',
      'accepted',
      'rejected',
      'accepted',
      'rejected',
    ])
    expect(await house.onHand(item, bin)).toBe(4)
  })

  test('says of each why it cannot be kept, or is no action', async () => {
    const item = await house.item('SHAPE')
    const [large, nested] = [lead.action(receive(item, 1)), lead.action(receive(item, 1))]
    const outcomes = await lead.send(
      { ...large, note: 'x'.repeat(70_000) },
      { ...nested, labels: JSON.parse('{"constructor":{"name":"x"}}') },
      { id: newId() },
      { type: 'movement' },
      lead.action({ type: 'observation', locationId: bin, round: 1 }),
    )
    expect(outcomes.map(({ status, code }) => `${status} ${code}`)).toEqual(Array(5).fill('rejected bad-shape'))
    expect(outcomes.map(({ message }) => message)).toEqual([
      'larger than 65536 bytes',
      'a field named constructor cannot be kept',
      expect.stringContaining('type: '),
      'id: must be a UUID in lower case',
      expect.stringContaining('visitId'),
    ])
    // One that is too large is kept by its id alone: what it says now it says again.
    expect((await lead.send({ ...large, note: 'x'.repeat(70_000) }))[0]).toEqual(outcomes[0])
    expect(await house.onHand(item, bin)).toBe(0)
  })

  test('of whoever is no member any more is turned down whatever it is, and of a viewer all that changes something', async () => {
    const item = await house.item('LEFT')
    const received = await lead.do(receive(item, 9))
    const counter = await house.phone('operator')
    const seen = { type: 'observation' as const, itemId: item, locationId: bin, quantity: 8, round: 1 }
    const observed = await counter.do(seen)
    expect(observed).toMatchObject({ status: 'accepted' })
    const lines = [{ id: newId(), itemId: item, quantity: 2 }]
    const orderId = await house.write('orders', {
      kind: 'sales',
      number: 'S-1',
      siteId: house.site,
      state: 'open',
      lines,
    })
    const doings = (phone: Phone) => [
      phone.action(receive(item, 1)),
      phone.action({ type: 'reversal', reversesId: received.action.id }),
      phone.action(seen),
      phone.action({ type: 'decision', observationId: observed.action.id, outcome: 'approve' }),
      phone.action({
        ...{ type: 'allocation', orderId, lineId: lines[0]?.id, itemId: item, locationId: bin, quantity: 1 },
      }),
      phone.action({ type: 'report', kind: 'unknown-barcode', code: 'X', locationId: bin }),
      phone.action({
        ...{ type: 'edit', op: 'update', collection: 'items', documentId: item },
        set: { name: 'x' },
        base: {},
      }),
      phone.action({ ...{ type: 'edit', op: 'delete', collection: 'items', documentId: item }, set: {}, base: {} }),
    ]
    const gone = await house.phone('lead')
    await house.member(gone.caller.userId, { role: 'lead', active: false })
    const codes = async (phone: Phone) =>
      (await phone.send(...doings(phone))).map(({ status, code }) => `${status} ${code ?? ''}`.trim())
    expect(await codes(gone)).toEqual(Array(8).fill('rejected no-longer-member'))
    expect(await codes(await house.phone('viewer'))).toEqual(Array(8).fill('rejected not-permitted'))
    const elsewhere = await house.phone('lead', [newId()])
    expect(new Set(await codes(elsewhere))).toEqual(new Set(['rejected wrong-site', 'rejected not-permitted']))
    expect(await house.onHand(item, bin)).toBe(9)
  })

  test('one that passes the rules and fails in the database is found by halving, and turned down alone', async () => {
    const [fine, full] = [await house.item('FINE'), await house.item('FULL')]
    await lead.do(receive(full, 1))
    await house.rows('update stock set on_hand = 9223372036854775807 where item_id = $1 and location_id = $2', [
      full,
      bin,
    ])
    const logged: string[] = []
    const phone = new Phone(new PushQueue(house.pool, { error: (_, message) => logged.push(message) }), lead.caller)
    const actions = Array.from({ length: 21 }, (_, at) => lead.action(receive(at === 13 ? full : fine, 1)))
    const outcomes = await phone.send(...actions)
    expect(outcomes.flatMap((outcome, at) => (outcome.status === 'accepted' ? [] : [at]))).toEqual([13])
    expect(outcomes[13]).toMatchObject({ status: 'rejected', code: 'bad-shape', exceptionId: expect.any(String) })
    expect(await house.onHand(fine, bin)).toBe(20)
    expect(logged).toHaveLength(1)
    expect(await phone.send(...actions)).toEqual(outcomes)
  })

  test('a movement waits for the item it names, and is applied with it', async () => {
    const manager = await house.phone('manager')
    const item = newId()
    const waiting = await lead.do(receive(item, 9))
    expect(waiting).toMatchObject({ status: 'parked' })
    const made = await manager.do({
      type: 'edit',
      op: 'create',
      collection: 'items',
      documentId: item,
      set: { sku: 'LATE', name: 'Late', baseUnit: 'pcs' },
      base: {},
    })
    expect(made).toMatchObject({ status: 'accepted' })
    expect(await house.onHand(item, bin)).toBe(9)
    expect((await lead.send(waiting.action))[0]).toMatchObject({ status: 'accepted' })
  })

  test('one that waited and says a time to come is ordered when it arrived, before what its device did next', async () => {
    const manager = await house.phone('manager')
    const item = await house.item('AHEAD')
    const place = newId()
    const inThreeYears = new Date(Date.now() + 3 * 365 * 86_400_000).toISOString()
    const waiting = await lead.do({ ...receive(item, 9, { toLocationId: place }), at: inThreeYears })
    expect(waiting).toMatchObject({ status: 'parked' })
    const next = await lead.do({ ...receive(item, 1), at: inThreeYears })
    await manager.do({
      ...{ type: 'edit', op: 'create', collection: 'locations', documentId: place, base: {} },
      set: { kind: 'bin', code: 'AHEAD', name: 'Ahead', siteId: house.site },
    })
    const keys = await house.rows<{ id: string; at: Date }>(
      'select id, at from movements where item_id = $1 order by at',
      [item],
    )
    expect(keys.map(({ id }) => id)).toEqual([waiting.action.id, next.action.id])
    for (const { at } of keys) expect(at.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
  })

  test('stock below zero is accepted, opens an exception, and closes it when it is made good', async () => {
    const item = await house.item('SHORT')
    const short = await lead.do(pick(item, 2))
    expect(short).toMatchObject({ status: 'accepted', exceptionId: expect.any(String) })
    const states = () => house.rows('select kind, state from exceptions where id = $1', [short.exceptionId])
    expect(await states()).toEqual([{ kind: 'negative-stock', state: 'open' }])
    await lead.do(receive(item, 2))
    expect(await states()).toEqual([{ kind: 'negative-stock', state: 'resolved' }])
  })

  test('many cells that go below zero in one push each open an exception of their own, named in the answer', async () => {
    const items = await Promise.all(Array.from({ length: 60 }, (_, n) => house.item(`SHORT-${n}`)))
    const outcomes = await lead.send(...items.map((item) => lead.action(pick(item, 1))))
    expect(new Set(outcomes.map((outcome) => outcome.exceptionId)).size).toBe(60)
    const open = () =>
      house.rows(
        `select count(*)::int as open from exceptions
         where state = 'open' and kind = 'negative-stock' and doc -> 'detail' ->> 'itemId' = any ($1::text[])`,
        [items],
      )
    expect(await open()).toEqual([{ open: 60 }])
    await lead.send(...items.map((item) => lead.action(receive(item, 1))))
    expect(await open()).toEqual([{ open: 0 }])
  })

  test('a reversal undoes once; of a movement that was turned down it does nothing', async () => {
    const item = await house.item('UNDO')
    const received = await lead.do(receive(item, 4))
    expect(await lead.do({ type: 'reversal', reversesId: received.action.id })).toMatchObject({ status: 'accepted' })
    expect(await house.onHand(item, bin)).toBe(0)
    expect(await lead.do({ type: 'reversal', reversesId: received.action.id })).toMatchObject({
      code: 'already-reversed',
    })
    const wrong = await lead.do(receive(item, 4, { fromLocationId: other }))
    expect(wrong).toMatchObject({ status: 'rejected', code: 'bad-route' })
    expect(await lead.do({ type: 'reversal', reversesId: wrong.action.id })).toMatchObject({ status: 'accepted' })
    expect(await house.onHand(item, bin)).toBe(0)
  })

  test('a reversal that comes before its movement waits for it', async () => {
    const item = await house.item('UNDO-FIRST')
    const movement = lead.action(receive(item, 4))
    const reversal = lead.action({ type: 'reversal', reversesId: movement.id })
    expect((await lead.send(reversal))[0]).toMatchObject({ status: 'parked' })
    expect((await lead.send(movement))[0]).toMatchObject({ status: 'accepted' })
    expect((await lead.send(reversal))[0]).toMatchObject({ status: 'accepted' })
    expect(await house.onHand(item, bin)).toBe(0)
  })

  test('a lead posts what was not accepted, at the time when it happened: a count in between has seen it', async () => {
    const item = await house.item('ON-BEHALF')
    const viewer = await house.phone('viewer')
    await lead.do(receive(item, 9, { at: '2026-01-05T09:00:00.000Z' }))
    const at = '2026-01-05T10:00:00.000Z'
    const said = receive(item, 4, { at })
    const refused = await viewer.do(said)
    expect(refused).toMatchObject({ status: 'rejected', code: 'not-permitted' })
    const exception = async () => {
      const { documents } = await house.pull(lead.caller)
      return [...documents.values()].find((one) => one.id === refused.exceptionId)
    }
    expect(await exception()).toMatchObject({
      state: 'open',
      detail: { occurredAt: at, what: { kind: 'receipt', itemId: item, quantity: 4, toLocationId: bin } },
    })
    const seen = { type: 'observation' as const, itemId: item, locationId: bin, quantity: 13, round: 1 }
    await lead.do({ ...seen, at: '2026-01-05T11:00:00.000Z' })
    expect(await lead.do({ ...said, replacesId: refused.action.id })).toMatchObject({ status: 'accepted' })
    expect(await house.onHand(item, bin)).toBe(13)
    expect(await exception()).toMatchObject({ state: 'resolved', resolution: 'corrected' })
  })

  test('a group applies as a whole or not at all', async () => {
    const item = await house.item('KIT')
    const groupId = newId()
    const parts = [receive(item, 1), receive(item, 1, { fromLocationId: other })].map((said) =>
      lead.action({ ...said, groupId, groupSize: 2 }),
    )
    expect(await lead.send(parts[0])).toMatchObject([{ status: 'parked' }])
    expect(await lead.send(parts[1])).toMatchObject([{ status: 'rejected', code: 'bad-route' }])
    expect(await lead.send(parts[0])).toMatchObject([{ status: 'rejected', code: 'group-rejected' }])
    expect(await house.onHand(item, bin)).toBe(0)
  })

  test('two people edit one item: separate fields merge, the same field keeps both values in a conflict', async () => {
    const [a, b] = [await house.phone('manager'), await house.phone('manager')]
    const item = await house.item('MERGE', { name: 'Old', description: 'old' })
    const edit = (set: object, base: object) =>
      ({ type: 'edit', op: 'update', collection: 'items', documentId: item, set, base }) as const
    await a.do(edit({ name: 'From A' }, { name: 'Old' }))
    await b.do(edit({ description: 'from B' }, { description: 'old' }))
    const clash = await b.do(edit({ name: 'From B' }, { name: 'Old' }))
    expect(clash).toMatchObject({ status: 'accepted', exceptionId: expect.any(String) })
    const [row] = await house.rows<{ doc: object }>('select doc from items where id = $1', [item])
    expect(row?.doc).toMatchObject({ name: 'From A', description: 'from B' })
    const [exception] = await house.rows<{ doc: object }>('select doc from exceptions where id = $1', [
      clash.exceptionId,
    ])
    expect(exception?.doc).toMatchObject({
      kind: 'conflict',
      detail: { documentId: item, conflicts: [{ field: 'name', base: 'Old', mine: 'From B', theirs: 'From A' }] },
    })
    expect(await b.do(edit({ name: 'From B, chosen' }, { name: 'From A' }))).toMatchObject({ status: 'accepted' })
  })

  test('rights hold per site, and the reason is kept', async () => {
    const item = await house.item('RIGHTS')
    const stranger = await house.phone('operator', [])
    const viewer = await house.phone('viewer')
    expect(await stranger.do(receive(item, 1))).toMatchObject({
      status: 'rejected',
      code: 'wrong-site',
      exceptionId: expect.any(String),
    })
    expect(await viewer.do(receive(item, 1))).toMatchObject({ status: 'rejected', code: 'not-permitted' })
    expect(await lead.send(stranger.action(receive(item, 1)))).toMatchObject([{ code: 'not-yours' }])
  })

  test('a place stays in its site, and lies under a place of its site', async () => {
    const manager = await house.phone('manager')
    const south = await house.place('site', 'SOUTH', null)
    const aisle = await house.place('aisle', 'S-1', south)
    const edit = (set: object, base: object) =>
      manager.do({ type: 'edit', op: 'update', collection: 'locations', documentId: other, set, base })
    expect(await edit({ siteId: south }, { siteId: house.site })).toMatchObject({ code: 'fixed-field' })
    expect(await edit({ parentId: aisle }, {})).toMatchObject({ status: 'rejected', code: 'other-site' })
  })

  test('how an item is counted and tracked stays as its stock was recorded', async () => {
    const manager = await house.phone('manager')
    const [fresh, used] = [await house.item('UNUSED'), await house.item('USED')]
    await lead.do(receive(used, 1))
    const edit = (documentId: string, set: object, base: object) =>
      manager.do({ type: 'edit', op: 'update', collection: 'items', documentId, set, base })
    expect(await edit(fresh, { tracking: 'lot' }, { tracking: 'none' })).toMatchObject({ status: 'accepted' })
    expect(await edit(used, { tracking: 'lot' }, { tracking: 'none' })).toMatchObject({ code: 'fixed-by-use' })
    expect(await edit(used, { baseUnit: 'box' }, { baseUnit: 'pcs' })).toMatchObject({ code: 'fixed-by-use' })
    expect(await edit(used, { tracking: 'none', name: 'Used' }, { tracking: 'none' })).toMatchObject({
      status: 'accepted',
    })
    expect(await lead.do(pick(used, 1))).toMatchObject({ status: 'accepted' })
  })

  test('naughty text comes back as it was', async () => {
    const manager = await house.phone('manager')
    const name = '‮ test ﷽ 🏳️‍🌈 \u202a"; drop table items;--'
    const item = newId()
    await manager.do({
      type: 'edit',
      op: 'create',
      collection: 'items',
      documentId: item,
      set: { sku: name, name, baseUnit: 'pcs', attributes: { [name]: name } },
      base: {},
    })
    const { documents } = await house.pull(manager.caller)
    expect(documents.get(`items/${item}`)).toMatchObject({ sku: name, name, attributes: { [name]: name } })
  })
})
