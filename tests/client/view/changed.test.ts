import { expect, it } from 'vitest'
import { changesQuery, LOOKED, lookedNow } from '../../../client/view/changed.ts'
import { BIN_A, BIN_B, badge, eventually, id, NUTS, receipt } from '../warehouse.ts'
import { count, type Desk, movement, observation, openDesk, order, SOUTH, stock } from './desk.ts'

const LINES = [{ id: id(70), itemId: NUTS, quantity: 5 }]
const now = new Date().toISOString()
const changed = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: now }
const made = { createdAt: '2999-01-01T00:00:00.000Z', updatedAt: '2999-01-01T00:00:00.000Z' }
const exception = (number: number, ownerId: string, state: string) => ({
  ...{ collection: 'exceptions', id: id(13, number), kind: 'short-pick', subject: { collection: 'stock', id: id(14) } },
  ...{ detail: {}, ownerId, state, resolution: null, ...changed },
})

/** Somebody who has worked in bin A, and has looked at all there was until now. */
const lookedAt = async (
  laid: Parameters<typeof openDesk>[0] = [],
  role: Parameters<typeof openDesk>[1] = 'operator',
) => {
  const desk = await openDesk(laid, role)
  await desk.workspace.record(receipt(1))
  await eventually(() => expect(badge(desk.workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  await desk.workspace.setDraft(LOOKED, desk.workspace.readOnce(lookedNow))
  return desk
}
const changes = ({ workspace }: Desk) => workspace.read(changesQuery)
const later = ({ server, workspace }: Desk, ...documents: Parameters<Desk['server']['put']>[0][]) => {
  for (const document of documents) server.put(document)
  workspace.syncNow()
}

it('says nothing before somebody has looked for the first time, then what is newer than that', async () => {
  const desk = await openDesk([movement(1, 'receipt', 4, 1)])
  expect(changes(desk)).toBeUndefined()
  await desk.workspace.setDraft(LOOKED, desk.workspace.readOnce(lookedNow))
  expect(changes(desk)).toMatchObject({ moved: [], work: [], settled: [] })
})

it('is what others moved and saw in the bins where one has worked oneself, newest first', async () => {
  const desk = await lookedAt([movement(1, 'receipt', 4, 1)])
  later(
    desk,
    ...[movement(2, 'receipt', 7, 0.2), observation(1, 12, 0.1), movement(3, 'receipt', 9, 0, { toLocationId: BIN_B })],
    movement(4, 'receipt', 3, 0, { userId: desk.userId }),
    movement(5, 'receipt', 2, 0, { reversedById: id(8, 6) }),
  )
  await eventually(() => expect(changes(desk)?.moved.map(({ quantity }) => quantity)).toEqual([12, 7]))
})

it('is the orders and counts of one’s sites, new or changed, but not what one changed oneself', async () => {
  const known = order(1, 'purchase', LINES)
  const desk = await lookedAt(
    (userId) => [
      ...[known, order(2, 'sales', LINES), count(1, 'Aisle A')],
      { collection: 'members', id: userId, name: 'Me', role: 'manager', siteIds: [id(1)], active: true },
    ],
    'manager',
  )
  await desk.workspace.record({
    ...{ type: 'edit', op: 'update', collection: 'orders', documentId: id(7, 2), base: { dueOn: null } },
    set: { dueOn: '2027-01-01' },
  })
  await eventually(() => expect(badge(desk.workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  expect(changes(desk)?.work).toEqual([])
  later(
    desk,
    ...[{ ...known, state: 'closed', ...changed }, order(3, 'sales', LINES, made)],
    ...[order(4, 'sales', LINES, { ...made, state: 'draft' }), order(5, 'sales', LINES, { ...made, siteId: SOUTH })],
    count(1, 'Aisle A', { state: 'review', ...changed }),
  )
  await eventually(() => expect(changes(desk)?.work).toHaveLength(3))
  expect(
    changes(desk)?.work.map((one) => [one.kind === 'order' ? one.order.number : one.count.name, one.isNew]),
  ).toEqual(
    expect.arrayContaining([
      ['O-1', false],
      ['O-3', true],
      ['Aisle A', false],
    ]),
  )
})

it('is what was one’s own to settle and somebody else has settled', async () => {
  const desk = await lookedAt((userId) => [exception(1, userId, 'open'), exception(2, id(9, 1), 'open')])
  later(
    desk,
    exception(1, desk.userId, 'resolved'),
    exception(2, id(9, 1), 'resolved'),
    exception(3, desk.userId, 'open'),
  )
  await eventually(() => expect(changes(desk)?.settled.map((one) => one.id)).toEqual([id(13, 1)]))
})

it('keeps what a running blind count keeps', async () => {
  const desk = await lookedAt([stock(NUTS, BIN_A, 5)])
  later(
    desk,
    count(1, 'Blind', { blind: true, state: 'counting', scope: { locationIds: [BIN_A] } }),
    movement(2, 'receipt', 7, 0),
  )
  await eventually(() => expect(changes(desk)?.work).toHaveLength(1))
  expect(changes(desk)?.moved).toEqual([])
})
