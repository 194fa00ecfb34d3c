import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { OutboxClosed, StorageFull } from '../../../client/outbox/errors.ts'
import { type Outbox, openOutbox } from '../../../client/outbox/outbox.ts'
import { type OutboxDatabase, openOutboxDatabase } from '../../../client/outbox/outbox-database.ts'
import type { Action } from '../../../domain/protocol/actions.ts'
import { type TestDevice, testDevice } from '../device.ts'

const opened: OutboxDatabase[] = []
const openTab = async (name: string, device: TestDevice) => {
  const tab = device.tab()
  const database = await openOutboxDatabase(name, tab.rxStorage)
  opened.push(database)
  return { database, outbox: await openOutbox(database) }
}

const reversalAfter = (last: Action | undefined, note = ''): Action => ({
  type: 'reversal',
  id: randomUUID(),
  deviceId: randomUUID(),
  deviceSeq: (last?.deviceSeq ?? 0) + 1,
  userId: randomUUID(),
  schemaVersion: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
  clock: null,
  reversesId: randomUUID(),
  note,
})
const record = (outbox: Outbox, note = '') => outbox.append((last) => [reversalAfter(last, note)])

afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(opened.splice(0).map((database) => database.close()))
})

describe('the outbox', () => {
  it('keeps what was recorded across a restart, to the last character', async () => {
    const device = testDevice()
    const name = randomUUID()
    const first = await openTab(name, device)
    const note = '|_ \u{1f4e6} "\\ \ud800 __proto__'
    const [action] = await record(first.outbox, note)
    await first.database.close()
    const { outbox } = await openTab(name, device)
    expect(outbox.log.all).toEqual([action])
  })

  it('gives every action its own sequence number, rising, when two tabs record at once', async () => {
    const device = testDevice()
    const name = randomUUID()
    const [one, two] = await Promise.all([openTab(name, device), openTab(name, device)])
    await Promise.all(Array.from({ length: 40 }, (_, at) => record(at % 2 ? one.outbox : two.outbox)))
    await one.outbox.refresh()
    await two.outbox.refresh()
    const numbers = one.outbox.log.all.map((action) => action.deviceSeq)
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
    expect(two.outbox.log.all).toEqual(one.outbox.log.all)
  })

  it('keeps together what was recorded together, when two tabs record pairs and single actions at once', async () => {
    const device = testDevice()
    const name = randomUUID()
    const [one, two] = await Promise.all([openTab(name, device), openTab(name, device)])
    const pair = (outbox: Outbox, note: string) =>
      outbox.append((last) => {
        const first = reversalAfter(last, note)
        return [first, reversalAfter(first, note)]
      })
    await Promise.all(
      Array.from({ length: 24 }, (_, at) => (at % 3 ? pair : record)(at % 2 ? one.outbox : two.outbox, `deed ${at}`)),
    )
    await one.outbox.refresh()
    const { all } = one.outbox.log
    expect(all.map((action) => action.deviceSeq)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
    const notes = all.flatMap((action) => ('note' in action ? [action.note] : []))
    expect(notes.filter((note, at) => note !== notes[at - 1])).toHaveLength(24)
  })

  it('shows in one tab what another recorded', async () => {
    const device = testDevice()
    const name = randomUUID()
    const one = await openTab(name, device)
    const two = await openTab(name, device)
    const [action] = await record(one.outbox)
    await vi.waitFor(() => expect(two.outbox.log.all).toEqual([action]))
  })

  it('says so when the device is full, keeps nothing of it, and works again when there is room', async () => {
    const { outbox } = await openTab(randomUUID(), testDevice())
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    await expect(record(outbox)).rejects.toBeInstanceOf(StorageFull)
    expect(outbox.log.all).toEqual([])
    add.mockRestore()
    const [action] = await record(outbox)
    expect(action?.deviceSeq).toBe(1)
  })

  it('says that it is closed, and that of any other fault what it is; nothing to record is no fault', async () => {
    const { database, outbox } = await openTab(randomUUID(), testDevice())
    expect(await outbox.append(() => [])).toEqual([])
    await expect(
      outbox.append(() => {
        throw new Error('nothing of the kind')
      }),
    ).rejects.toThrow('nothing of the kind')
    const [action] = await record(outbox)
    expect(outbox.log.recordOf(action?.id ?? '')).toEqual([action])
    expect(outbox.log.recordOf(randomUUID())).toEqual([])
    await outbox.prune(new Set([randomUUID()]))
    expect(outbox.log.all).toEqual([action])
    await database.close()
    await expect(record(outbox)).rejects.toBeInstanceOf(OutboxClosed)
  })

  it('never uses a number twice, even after everything settled was pruned', async () => {
    const device = testDevice()
    const name = randomUUID()
    const first = await openTab(name, device)
    for (let each = 0; each < 3; each++) await record(first.outbox)
    await first.outbox.prune(new Set(first.outbox.log.all.map((action) => action.id)))
    expect(first.outbox.log.all.map((action) => action.deviceSeq)).toEqual([3])
    await first.database.close()
    const { outbox } = await openTab(name, device)
    const [next] = await record(outbox)
    expect(next?.deviceSeq).toBe(4)
  })
})
