import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PresenceNews } from '../../../domain/protocol/live.ts'
import type { Caller } from '../../../sync-server/identity/caller.ts'
import { createPresence, type Presence, type PresenceShare } from '../../../sync-server/sync/presence.ts'

/** Who is where, as one server process holds it: what connections and other processes say, and for how long it counts. */

let presence: Presence
let shown: { orgId: string; news: PresenceNews }[]
let told: PresenceShare[]
let looking: (() => void)[]
beforeEach(() => {
  vi.useFakeTimers()
  ;[shown, told, looking] = [[], [], []]
  presence = createPresence({
    nameIn: (_caller, countId) =>
      new Promise((found) => looking.push(() => found(countId === 'secret' ? null : 'Ann'))),
    show: (orgId, news) => shown.push({ orgId, news }),
    tell: (share) => told.push(share),
  })
})
afterEach(() => {
  presence.close()
  vi.useRealTimers()
})

const ann = { orgId: 'org', userId: 'ann' } as Caller
const ben = { userId: 'ben', name: 'Ben', locationId: null }
const phone = (id: string) => {
  const been: string[] = []
  return {
    ...{ id, connected: true, been },
    enter: (_org: string, count: string) => void been.push(`in ${count}`),
    leave: (_org: string, count: string) => void been.push(`out of ${count}`),
  }
}
const goes = async (visitor: ReturnType<typeof phone>, countId: string | null, look = true) => {
  const moved = presence.move(visitor, ann, { countId, locationId: null })
  if (look) for (const found of looking.splice(0)) found()
  if (look) await moved
  return moved
}
const last = () => shown.at(-1)?.news

test('somebody is in one count at a time; one that they may not see they are not in', async () => {
  const visitor = phone('1')
  await goes(visitor, 'A')
  await goes(visitor, 'A')
  await goes(visitor, 'B')
  expect(visitor.been).toEqual(['in A', 'out of A', 'in B'])
  expect(last()).toEqual({ countId: 'B', members: [{ userId: 'ann', name: 'Ann', locationId: null }] })
  await goes(visitor, 'secret')
  expect(visitor.been.at(-1)).toBe('out of B')
  expect(last()).toEqual({ countId: 'B', members: [] })
})

test('who hangs up while it is looked up whether they may is nowhere; of two words at once the last counts', async () => {
  const gone = phone('1')
  const moved = presence.move(gone, ann, { countId: 'A', locationId: null })
  gone.connected = false
  for (const found of looking.splice(0)) found()
  await moved
  expect([gone.been, shown, told]).toEqual([[], [], []])

  const quick = phone('2')
  const [first, second] = ['A', 'B'].map((countId) => presence.move(quick, ann, { countId, locationId: null }))
  for (const found of looking.splice(0).reverse()) found()
  await Promise.all([first, second])
  expect(quick.been).toEqual(['in B'])
})

test('another process is told again and again who is here; one that has fallen silent takes its people along', async () => {
  presence.hear('two', { org: 'org', count: 'A', members: [ben] })
  presence.hear('two', { org: 'org', count: 'B', members: [ben] })
  await goes(phone('1'), 'A')
  expect(last()?.members.map(({ userId }) => userId)).toEqual(['ann', 'ben'])
  // A third begins to listen: it does not know yet who is here.
  const before = told.length
  presence.hear('three', { org: 'org', count: 'A', members: [{ ...ben, userId: 'cid' }] })
  expect(told).toHaveLength(before + 1)

  vi.advanceTimersByTime(60_000)
  presence.hear('three', { org: 'org', count: 'A', members: [{ ...ben, userId: 'cid' }] })
  expect(told.at(-1)).toEqual({ org: 'org', count: 'A', members: [{ userId: 'ann', name: 'Ann', locationId: null }] })
  const at = shown.length
  vi.advanceTimersByTime(60_000)
  // Told to those who are in it; in B nobody here is.
  expect(shown.slice(at).map(({ news }) => [news.countId, ...news.members.map(({ userId }) => userId)])).toEqual([
    ['A', 'ann', 'cid'],
  ])
  presence.hear('three', { org: 'org', count: 'A', members: [] })
  presence.hear('three', { org: 'org', count: 'A', members: [] })
  expect(last()?.members.map(({ userId }) => userId)).toEqual(['ann'])
})

test('whoever hung up, or may not see the count any more, is there no longer; unknown ones change nothing', async () => {
  const visitor = phone('1')
  await goes(visitor, 'A')
  const stays = presence.review('1', ann)
  for (const found of looking.splice(0)) found()
  await stays
  expect(visitor.been).toEqual(['in A'])
  await presence.review('none', ann)
  presence.gone('none')
  presence.gone('1')
  presence.gone('1')
  expect(visitor.been).toEqual(['in A', 'out of A'])
  expect(last()?.members).toEqual([])
})
