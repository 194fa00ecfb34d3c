import { expect, it, vi } from 'vitest'
import { createPresence, presentQuery } from '../../../client/view/presence.ts'
import { id, receipt } from '../warehouse.ts'
import { openDesk } from './desk.ts'

it('says what this device keeps: cards, what was done, drafts, and photographs by themselves', async () => {
  const { workspace, device } = await openDesk([])
  const before = await workspace.keptHere()
  expect(before.cards.count).toBeGreaterThan(5)
  expect(before.cards.bytes).toBeGreaterThan(500)
  expect(before).toMatchObject({
    actions: { count: 0, bytes: 0 },
    drafts: { count: 0, bytes: 0 },
    photographs: { count: 0, bytes: 0 },
  })
  device.online = false
  const plain = await workspace.record(receipt(1))
  await workspace.record({ type: 'report', code: 'X', photo: 'data:,123' } as never)
  await workspace.setDraft('count', { seen: 3 })
  const after = await workspace.keptHere()
  expect(after.actions.count).toBe(2)
  expect(after.actions.bytes).toBeGreaterThan(JSON.stringify(plain).length)
  expect(after.photographs).toEqual({ count: 1, bytes: 'data:,123'.length })
  expect(after.drafts.count).toBe(1)
  expect(after.cards).toEqual(before.cards)
  // Here no browser says what it has room for: nothing is promised.
  expect(await workspace.storage()).toEqual({ persisted: false, usageBytes: 0, quotaBytes: 0 })
})

it('tells where the person came to rest, not every step, and knows who else is there until it knows no more', async () => {
  vi.useFakeTimers()
  try {
    const told: unknown[] = []
    let changes = 0
    const book = createPresence(
      (here) => told.push(here),
      () => (changes += 1),
    )
    const [one, other] = [id(5, 1), id(5, 2)]
    const somebody = { userId: id(9, 1), name: 'Anna', locationId: null }
    book.go({ countId: null, locationId: null })
    book.go({ countId: one, locationId: id(3, 1) })
    vi.advanceTimersByTime(100)
    expect(told).toEqual([{ countId: one, locationId: id(3, 1) }])
    expect(book.here.countId).toBe(one)

    book.hear({ countId: one, members: [somebody] })
    expect(book.in(one)).toEqual([somebody])
    expect(book.in(other)).toEqual([])
    book.go({ countId: one, locationId: null }) // still in that count
    vi.advanceTimersByTime(100)
    expect(book.in(one)).toHaveLength(1)
    book.go({ countId: other, locationId: null })
    vi.advanceTimersByTime(100)
    expect(book.in(one)).toEqual([])
    const before = changes
    book.forget() // nothing is known: nothing changes
    expect(changes).toBe(before)
    book.go({ countId: one, locationId: null })
    book.close()
    vi.advanceTimersByTime(100)
    expect(told).toHaveLength(3)
  } finally {
    vi.useRealTimers()
  }
})

it('shows the others in a count, each once for each place they are at', () => {
  const [anna, me] = [id(9, 1), id(9, 2)]
  const at = (userId: string, locationId: string | null) => ({ userId, name: userId, locationId })
  const reader = {
    member: { userId: me },
    present: () => [at(anna, id(3, 1)), at(anna, id(3, 1)), at(anna, null), at(me, null)],
  }
  const read = (countId: string | undefined) => presentQuery(countId).read(reader as never)
  expect(read(id(5, 1)).map(({ locationId }) => locationId)).toEqual([id(3, 1), null])
  expect(read(undefined)).toEqual([])
})
