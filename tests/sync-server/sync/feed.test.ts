import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../../domain/protocol/documents.ts'
import type { FeedPage } from '../../../domain/protocol/feed.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { Bootstraps } from '../../../sync-server/sync/bootstrap.ts'
import { feedPage } from '../../../sync-server/sync/feed.ts'
import { readPosition, writePosition } from '../../../sync-server/sync/position.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let bin: string
let southBin: string
let southSite: string
let lead: Phone

beforeAll(async () => {
  house = await Warehouse.open()
  southSite = await house.place('site', 'SOUTH', null)
  bin = await house.place('bin', 'A-01')
  southBin = await house.place('bin', 'S-01', southSite)
  lead = await house.phone('lead')
})
afterAll(() => house.close())

const receive = (itemId: string, quantity: number, to = bin) => ({
  type: 'movement' as const,
  kind: 'receipt',
  itemId,
  fromLocationId: house.places.supplier,
  toLocationId: to,
  quantity,
})

const page = async (phone: Phone, after?: string, limit = 1000) => {
  const answer = await feedPage(house.pool, phone.caller, { after, limit }, new Date().toISOString())
  return answer.ok ? { ok: true as const, page: JSON.parse(answer.value) as FeedPage } : answer
}

test('pages carry a device from nothing to what is so, in the order of the clock', async () => {
  const item = await house.item('FEED')
  const { last } = await house.pull(lead.caller)
  const received = await lead.do(receive(item, 5))
  const next = await page(lead, last.position)
  if (!next.ok) throw new Error(next.error)
  const seqs = next.page.documents.map((document) => document.seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  expect(next.page).toMatchObject({ more: false, through: next.page.head })
  expect(next.page.settled).toEqual([{ id: received.action.id, status: 'accepted', seq: received.seq }])
  expect(received.seq).toBeLessThanOrEqual(next.page.through)
  const stock = next.page.documents.filter((document) => document.collection === 'stock') as Extract<
    Document,
    { collection: 'stock' }
  >[]
  expect(stock.map((row) => [row.locationId, row.onHand])).toEqual(
    expect.arrayContaining([
      [bin, 5],
      [house.places.supplier, -5],
    ]),
  )
  expect(await page(lead, next.page.position)).toMatchObject({ page: { documents: [], settled: [], more: false } })
})

test('what settled is told to the outbox it came from alone', async () => {
  const item = await house.item('SETTLED')
  const [a, b] = [await house.phone('lead'), await house.phone('lead')]
  const [fromA, fromB] = [await house.pull(a.caller), await house.pull(b.caller)]
  const done = await a.do(receive(item, 1))
  expect(await page(a, fromA.last.position)).toMatchObject({ page: { settled: [{ id: done.action.id }] } })
  expect(await page(b, fromB.last.position)).toMatchObject({ page: { settled: [] } })
})

test('a member sees their own sites, and never a byte of another organisation', async () => {
  const item = await house.item('SITES')
  await lead.do(receive(item, 3, bin))
  await lead.do(receive(item, 4, southBin))
  const south = await house.phone('operator', [southSite])
  const { documents } = await house.pull(south.caller)
  const places = [...documents.values()].flatMap((document) =>
    document.collection === 'stock' ? [document.locationId] : [],
  )
  expect(places).toContain(southBin)
  expect(places).not.toContain(bin)

  const other = await Warehouse.open()
  try {
    const stranger = { ...lead.caller, orgId: other.orgId }
    const theirs = await feedPage(other.pool, stranger, { limit: 1000 }, new Date().toISOString())
    expect(theirs.ok && theirs.value.includes(item)).toBe(false)
  } finally {
    await other.close()
  }
})

test('a position of another scope or of a lost history sends the device to start again', async () => {
  const { last } = await house.pull(lead.caller)
  const position = readPosition(last.position)
  if (!position) throw new Error('unreadable')
  const demoted: Phone = house.phoneOf(lead.caller.userId, 'operator')
  expect(await page(demoted, last.position)).toEqual({ ok: false, error: 'scope' })
  expect(await page(lead, writePosition({ ...position, epoch: newId() }))).toEqual({ ok: false, error: 'epoch' })
  expect(await page(lead, writePosition({ ...position, seq: position.seq + 1000 }))).toEqual({
    ok: false,
    error: 'epoch',
  })
  expect(await page(lead, 'nonsense')).toEqual({ ok: false, error: 'epoch' })
})

test('a new lineage keeps the positions that lie in the history it grew from', async () => {
  const item = await house.item('LINEAGE')
  await lead.do(receive(item, 1))
  const { last } = await house.pull(lead.caller)
  // As after a restart of the database: the stored start time is not the server's.
  await house.rows(`update org_clock set server_started_at = server_started_at - interval '1 day'`)
  await lead.do(receive(item, 1))
  const next = await page(lead, last.position)
  expect(next).toMatchObject({ ok: true })
  expect(next.ok && next.page.epoch).not.toBe(last.epoch)
  const position = readPosition(last.position)
  if (!position) throw new Error('unreadable')
  expect(await page(lead, writePosition({ ...position, seq: position.seq + 1 }))).toEqual({ ok: false, error: 'epoch' })
})

describe('restored to an earlier moment, with nothing written since', () => {
  const restored = (seq: number) =>
    house.rows(`update org_clock set server_started_at = server_started_at - interval '1 day', seq = ${seq}`)

  test('whoever reads first begins the new history, also from within what is left', async () => {
    const { last } = await house.pull(lead.caller)
    const position = readPosition(last.position)
    if (!position) throw new Error('unreadable')
    await restored(position.seq)
    const next = await page(lead, last.position)
    expect(next.ok && next.page.epoch).not.toBe(last.epoch)
    const again = await page(lead, last.position)
    expect(again.ok && next.ok && again.page.epoch).toBe(next.ok && next.page.epoch)
  })

  test('a bootstrap is of the new history', async () => {
    const { last } = await house.pull(lead.caller)
    await restored(readPosition(last.position)?.seq ?? 0)
    const answer = await new Bootstraps(house.pool).answer(lead.caller)
    expect(answer.epoch).not.toBe(last.epoch)
    expect((await page(lead)).ok).toBe(true)
  })

  test('a position beyond it finds a new history, even where no server restarted', async () => {
    const { last } = await house.pull(lead.caller)
    const position = readPosition(last.position)
    if (!position) throw new Error('unreadable')
    const lost = writePosition({ ...position, seq: position.seq + 50 })
    expect(await page(lead, lost)).toEqual({ ok: false, error: 'epoch' })
    const probe = await page(lead)
    expect(probe.ok && probe.page.epoch).not.toBe(last.epoch)
    expect((await page(lead, last.position)).ok).toBe(true)
  })
})

test('a bootstrap and the feed from its position make what the feed from the start makes', async () => {
  const item = await house.item('BOOT')
  await lead.do(receive(item, 7))
  const bootstraps = new Bootstraps(house.pool)
  const answer = await bootstraps.answer(lead.caller)
  expect(await bootstraps.answer(lead.caller)).toEqual(answer)
  await lead.do(receive(item, 2))

  const documents = new Map<string, Document>()
  for (const part of answer.parts) {
    const hash = part.url.split('/').at(-1)?.split('.')[0] ?? ''
    const body = await bootstraps.part(lead.caller, hash)
    if (!body) throw new Error('no such part')
    expect(body.length).toBe(part.bytes)
    const lines = gunzipSync(body).toString('utf8').trimEnd().split('\n')
    expect(lines.length).toBe(part.count)
    for (const line of lines) {
      const document = JSON.parse(line) as Document
      documents.set(`${document.collection}/${document.id}`, document)
    }
    expect(await bootstraps.part({ ...lead.caller, role: 'operator' }, hash)).toBeUndefined()
  }
  const from = await house.pull(lead.caller, answer.position)
  for (const [key, document] of from.documents) documents.set(key, document)
  const { documents: whole } = await house.pull(lead.caller)
  expect(documents).toEqual(whole)
})
