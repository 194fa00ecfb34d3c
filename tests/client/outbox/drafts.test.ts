import { randomUUID } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { openDrafts } from '../../../client/outbox/drafts.ts'
import { StorageFull } from '../../../client/outbox/errors.ts'
import { type OutboxDatabase, openOutboxDatabase } from '../../../client/outbox/outbox-database.ts'
import { type TestDevice, testDevice } from '../device.ts'

const opened: OutboxDatabase[] = []
const openTab = async (name: string, device: TestDevice) => {
  const database = await openOutboxDatabase(name, device.tab().rxStorage)
  opened.push(database)
  return openDrafts(database)
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
})

it('a draft that grows faster than it is stored never falls back', async () => {
  const [device, name] = [testDevice(), randomUUID()]
  const drafts = await openTab(name, device)
  const seen: number[] = []
  drafts.onChange(() => seen.push((drafts.get('scans') as number[] | undefined)?.length ?? 0))
  const writes: Promise<void>[] = []
  for (let n = 0; n < 10; n++) {
    writes.push(drafts.set('scans', [...((drafts.get('scans') as number[] | undefined) ?? []), n]))
    await new Promise((resolve) => setTimeout(resolve))
  }
  await Promise.all(writes)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(drafts.get('scans')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  const again = await openTab(name, device)
  expect(again.get('scans')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

it('another tab’s draft is taken over, and so is its end', async () => {
  const [device, name] = [testDevice(), randomUUID()]
  const [one, other] = [await openTab(name, device), await openTab(name, device)]
  await one.set('line', 'begun')
  await expect.poll(() => other.get('line')).toBe('begun')
  await other.set('line', 'changed')
  await expect.poll(() => one.get('line')).toBe('changed')
  await other.set('line', undefined)
  await expect.poll(() => one.get('line')).toBeUndefined()
})

it('what is cleared right after it was typed stays clear, and what is typed right after that is there', async () => {
  const [device, name] = [testDevice(), randomUUID()]
  const drafts = await openTab(name, device)
  await drafts.set('form', 'a')
  await Promise.all([drafts.set('form', 'ab'), drafts.set('form', undefined)])
  await Promise.all([drafts.set('new', 'a'), drafts.set('new', undefined)])
  await Promise.all([drafts.set('line', 'a'), drafts.set('line', undefined), drafts.set('line', 'b')])
  const again = await openTab(name, device)
  expect([again.get('form'), again.get('new'), again.get('line')]).toEqual([undefined, undefined, 'b'])
  expect([drafts.get('form'), drafts.get('new'), drafts.get('line')]).toEqual([undefined, undefined, 'b'])
})

it('says so when the device is full, and shows what was typed all the same', async () => {
  const drafts = await openTab(randomUUID(), testDevice())
  await drafts.set('never begun', undefined)
  const fail = (error: unknown) => {
    const spies = (['add', 'put'] as const).map((way) =>
      vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(() => {
        throw error
      }),
    )
    return { mockRestore: () => spies.map((spy) => spy.mockRestore()) }
  }
  const full = fail(new DOMException('no room', 'QuotaExceededError'))
  await expect(drafts.set('form', 'a')).rejects.toBeInstanceOf(StorageFull)
  full.mockRestore()
  expect(drafts.get('form')).toBe('a')
  const broken = fail(new Error('the disk is gone'))
  await expect(drafts.set('form', 'ab')).rejects.not.toBeInstanceOf(StorageFull)
  broken.mockRestore()
  expect(drafts.get('form')).toBe('ab')
  await drafts.set('form', 'abc')
  expect(drafts.get('form')).toBe('abc')
})
