import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CountDocument } from '../../../domain/protocol/documents.ts'
import { makeDueCounts } from '../../../sync-server/jobs/count-schedules.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, strict, Warehouse } from '../warehouse.ts'

let house: Warehouse
let lead: Phone
let counter: Phone
let berlin: string
let bin: string
let nuts: string

beforeAll(async () => {
  house = await Warehouse.open()
  lead = await house.phone('lead')
  counter = await house.phone('operator')
  berlin = await house.write('locations', {
    ...{ kind: 'site', code: 'BER', name: 'Berlin', siteId: null, timeZone: 'Europe/Berlin' },
  })
  bin = await house.place('bin', 'A-01', berlin)
  await house.place('bin', 'A-02', berlin)
  nuts = await house.item('NUTS', { abcClass: 'A' })
  const route = { fromLocationId: house.places.supplier, toLocationId: bin }
  await lead.do({ type: 'movement', kind: 'receipt', itemId: nuts, quantity: 5, ...route })
})
afterAll(async () => {
  expect(await verify(house.pool, house.orgId)).toEqual([])
  await house.close()
})

const schedule = async (set: object) => {
  const documentId = newId()
  const made = await lead.do({
    ...{ type: 'edit', op: 'create', collection: 'count-schedules', documentId, base: {} },
    set: { name: 'Class A', siteId: berlin, everyDays: 7, nextOn: '2026-03-02', ...set },
  })
  expect(made).toMatchObject({ status: 'accepted' })
  return documentId
}
const roundAt = (time: string) => makeDueCounts({ pool: house.pool, log: strict, now: () => new Date(time) })
const countsOf = async (scheduleId: string): Promise<CountDocument[]> =>
  [...(await house.pull(counter.caller)).documents.values()]
    .filter((document) => document.collection === 'counts')
    .filter((count) => count.scheduleId === scheduleId)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
const nextOf = async (id: string) =>
  (await house.rows<{ next: string }>(`select doc ->> 'nextOn' as next from count_schedules where id = $1`, [id]))[0]
    ?.next
const become = (countId: string, state: string) =>
  lead.do({
    type: 'edit',
    ...{ op: 'update', collection: 'counts', documentId: countId, set: { state }, base: { state: 'planned' } },
  })

test('makes a count when its day has come at the site, once, whoever makes the round, with what it is to go over', async () => {
  const assigneeIds = [counter.caller.userId]
  const id = await schedule({ scope: { abcClass: 'A' }, tolerance: { value: 5 }, assigneeIds })
  await roundAt('2026-03-01T22:30:00.000Z')
  expect(await countsOf(id)).toEqual([])
  // Midnight has passed in Berlin, not in UTC.
  await Promise.all([roundAt('2026-03-01T23:30:00.000Z'), roundAt('2026-03-01T23:30:00.000Z')])
  await roundAt('2026-03-02T12:00:00.000Z')
  expect(await countsOf(id)).toMatchObject([
    {
      ...{ name: 'Class A', siteId: berlin, scope: { abcClass: 'A', locationIds: [bin] }, blind: true },
      ...{ tolerance: { value: 5 }, assigneeIds, state: 'planned', dueOn: '2026-03-02', scheduleId: id },
    },
  ])
  expect(await nextOf(id)).toBe('2026-03-09')
})

test('makes none while the last one is still open, one for all that was missed, and none that would go over nothing', async () => {
  const id = await schedule({})
  await roundAt('2026-03-02T12:00:00.000Z')
  await roundAt('2026-03-09T12:00:00.000Z')
  const [first] = await countsOf(id)
  expect(await countsOf(id)).toHaveLength(1)
  expect(await nextOf(id)).toBe('2026-03-16')
  await become(first?.id ?? '', 'cancelled')
  await roundAt('2026-04-01T12:00:00.000Z')
  expect((await countsOf(id)).map(({ dueOn }) => dueOn)).toEqual(['2026-03-02', '2026-03-30'])

  const idle = await schedule({ scope: { abcClass: 'C' } })
  await roundAt('2026-03-02T12:00:00.000Z')
  expect(await countsOf(idle)).toEqual([])
  expect(await nextOf(idle)).toBe('2026-03-09')
})

test('goes over what was not counted for so many days; paused it makes nothing', async () => {
  const id = await schedule({ scope: { notCountedDays: 30 }, everyDays: 1, nextOn: '2030-01-01' })
  await lead.do({ type: 'observation', itemId: nuts, locationId: bin, quantity: 5, round: 1 })
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString()
  const later = new Date(Date.now() + 40 * 86_400_000).toISOString()
  const set = (what: object, base = {}) =>
    lead.do({ type: 'edit', op: 'update', collection: 'count-schedules', documentId: id, set: what, base })
  await set({ nextOn: soon.slice(0, 10) })
  await roundAt(soon)
  expect(await countsOf(id)).toEqual([])
  await set({ active: false }, { active: true })
  await roundAt(later)
  expect(await countsOf(id)).toEqual([])
  await set({ active: true }, { active: false })
  await roundAt(later)
  expect((await countsOf(id)).map(({ scope }) => scope)).toEqual([{ notCountedDays: 30, locationIds: [bin] }])
})

test('is for leads to make and to pause', async () => {
  const set = { name: 'Mine', siteId: berlin, everyDays: 7, nextOn: '2026-03-02' }
  const edit = {
    type: 'edit',
    op: 'create',
    collection: 'count-schedules',
    documentId: newId(),
    set,
    base: {},
  } as const
  expect(await counter.do(edit)).toMatchObject({ status: 'rejected', code: 'not-permitted' })
})
