import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Fetched, fetchBootstrap } from '../../../client/mirror/bootstrap.ts'
import type { CatchUp } from '../../../client/mirror/feed.ts'
import { type Mirror, openMirror } from '../../../client/mirror/mirror.ts'
import { NoLongerLeading, openMirrorDatabase, stateOf } from '../../../client/mirror/mirror-database.ts'
import type { Device } from '../../../client/outbox/device.ts'
import type { Wire } from '../../../client/outbox/wire.ts'
import type { Document, Tombstone } from '../../../domain/protocol/documents.ts'
import { type TestDevice, testDevice } from '../device.ts'
import { id, itemNamed } from '../warehouse.ts'

const EPOCH = 'one'
const LONG = process.env.BINCARD_TEST_FULL !== undefined
const opened: Mirror[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const mirror of opened.splice(0)) mirror.close()
})

const openTab = async (name: string, device: TestDevice) => {
  const mirror = await openMirror(name, await openMirrorDatabase(name), device.tab())
  opened.push(mirror)
  await mirror.loaded
  return mirror
}

const item = (number: number, seq: number, name = `Item ${number}`): Document =>
  ({ ...itemNamed(id(4, number), `SKU-${number}`, name), seq, createdAt: '', updatedAt: '' }) as unknown as Document

/** A wire that serves one bootstrap of these documents, a part for each collection, and nothing else. */
const bootstrapWire = (documents: readonly Document[]): Wire => {
  const of = (collection: string) => documents.filter((each) => each.collection === collection)
  const parts = [...new Set(documents.map(({ collection }) => collection))].map((collection) => ({
    ...{ collection, url: collection, count: of(collection).length, bytes: 0 },
  }))
  return {
    getText: async () => ({ ok: true, value: JSON.stringify({ epoch: EPOCH, position: 'p0', through: 0, parts }) }),
    postText: async () => ({ ok: false, error: { kind: 'offline', message: '' } }),
    stream: async (url) => {
      const lines = of(url).map((each) => JSON.stringify(each))
      return { ok: true, value: new Blob([lines.join('\n')]).stream() }
    },
  }
}

const fetchAll = async (mirror: Mirror, tab: Device, documents: readonly Document[]): Promise<Fetched> => {
  const serving = mirror.state?.generation
  const wire = bootstrapWire(documents)
  const fetched = await fetchBootstrap(wire, mirror.database, tab, serving, mirror.guard, () => undefined)
  if (!fetched.ok) throw new Error('no bootstrap')
  return fetched.value
}

const fill = async (mirror: Mirror, device: TestDevice, documents: readonly Document[]) => {
  await mirror.lead(randomUUID())
  expect(await mirror.swap(await fetchAll(mirror, device.tab(), documents), [], [])).toBe(true)
}

let places = 0
const catchUp = (mirror: Mirror, documents: (Document | Tombstone)[], settled: CatchUp['settled'] = []): CatchUp => {
  const through = Math.max(mirror.state?.through ?? 0, ...documents.map((each) => each.seq))
  return {
    epoch: EPOCH,
    from: mirror.state?.position ?? '',
    to: `p${++places}`,
    through,
    texts: [JSON.stringify({ documents })],
    documents,
    settled,
  }
}

const gone = (number: number, seq: number): Tombstone => ({
  collection: 'items',
  id: id(4, number),
  seq,
  _deleted: true,
})
const names = (mirror: Mirror) =>
  Object.fromEntries([...mirror.memory.all('items').values()].map((each) => [each.sku, each.name]))

describe('the mirror', () => {
  it('is after a restart what it was before, log and chunks together', async () => {
    const device = testDevice()
    const name = randomUUID()
    const mirror = await openTab(name, device)
    await fill(
      mirror,
      device,
      Array.from({ length: 1_200 }, (_, at) => item(at, 0)),
    )
    await mirror.applyCatchUp(catchUp(mirror, [item(7, 1, 'Renamed'), item(5000, 2), gone(8, 3)]))
    const again = await openTab(name, device)
    expect(names(again)).toEqual(names(mirror))
    expect(again.state).toEqual(mirror.state)
    expect(again.memory.get('items', id(4, 7))?.name).toBe('Renamed')
    expect(again.memory.get('items', id(4, 8))).toBeUndefined()
  })

  it(
    'comes back right wherever it was killed while it folded the log into the chunks',
    async () => {
      const change = fc.record({ number: fc.nat(900), name: fc.string({ maxLength: 5 }), gone: fc.boolean() })
      const run = fc.record({
        rounds: fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        killAfter: fc.array(fc.nat(8), { minLength: 4, maxLength: 4 }),
      })
      await fc.assert(
        fc.asyncProperty(run, async ({ rounds, killAfter }) => {
          const device = testDevice()
          const name = randomUUID()
          let mirror = await openTab(name, device)
          await fill(
            mirror,
            device,
            Array.from({ length: 600 }, (_, at) => item(at, 0)),
          )
          let seq = 0
          for (const [round, changes] of rounds.entries()) {
            await mirror.lead(randomUUID())
            const documents = changes.map((each) => {
              seq += 1
              return each.gone ? gone(each.number, seq) : item(each.number, seq, each.name)
            })
            await mirror.applyCatchUp(catchUp(mirror, documents))
            const expected = names(mirror)
            let writes = 0
            const put = vi.spyOn(mirror.database.chunks, 'put').mockImplementation(((record: never) => {
              writes += 1
              if (writes > (killAfter[round] ?? 0)) throw new Error('killed')
              return Object.getPrototypeOf(mirror.database.chunks).put.call(mirror.database.chunks, record)
            }) as never)
            await mirror.tidy(Date.now(), null).catch(() => undefined)
            put.mockRestore()
            // A page of the dead tab's memory is of no use to the next.
            mirror.close()
            mirror = await openTab(name, device)
            expect(names(mirror)).toEqual(expected)
          }
        }),
        { numRuns: LONG ? 200 : 12 },
      )
    },
    LONG ? 400_000 : 60_000,
  )

  it('folds the whole log into the chunks, and finds every code there', async () => {
    const device = testDevice()
    const name = randomUUID()
    const mirror = await openTab(name, device)
    await fill(
      mirror,
      device,
      Array.from({ length: 700 }, (_, at) => item(at, 0)),
    )
    const moved = { ...item(3, 1), barcodes: [{ code: 'New Code' }] } as Document
    await mirror.applyCatchUp(catchUp(mirror, [moved, item(5000, 2)]))
    expect((await mirror.findStored(' NEW code ')).map((each) => each.id)).toEqual([id(4, 3)])
    await mirror.tidy(Date.now(), null)
    expect(await mirror.database.pages.count()).toBe(0)
    expect((await mirror.findStored('new code')).map((each) => each.id)).toEqual([id(4, 3)])
    expect((await mirror.findStored('sku-5000')).map((each) => each.id)).toEqual([id(4, 5000)])
    expect(await mirror.findStored('40SKU-3')).toEqual([])
    expect(names(await openTab(name, device))).toEqual(names(mirror))
  })

  it('leaves nothing of a deleted document on the disk once it is tidied', async () => {
    const device = testDevice()
    const mirror = await openTab(randomUUID(), device)
    await fill(mirror, device, [item(1, 0, 'Secret figure'), item(2, 0)])
    await mirror.applyCatchUp(catchUp(mirror, [item(3, 1, 'Secret page'), gone(1, 2), gone(3, 3)]))
    await mirror.tidy(Date.now(), null)
    const stored = JSON.stringify([await mirror.database.chunks.toArray(), await mirror.database.pages.toArray()])
    expect(stored).not.toContain('Secret')
    expect(stored).toContain('Item 2')
  })

  it('shows in every tab what the leading one applied, and reads the log where a tab has missed a message', async () => {
    const device = testDevice()
    const name = randomUUID()
    const leader = await openTab(name, device)
    await fill(leader, device, [item(1, 0)])
    const follower = await openTab(name, device)
    await leader.applyCatchUp(catchUp(leader, [item(2, 1)]))
    await vi.waitFor(() => expect(names(follower)).toEqual(names(leader)))
    // A message lost: the next one does not start where this tab is.
    const post = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined)
    await leader.applyCatchUp(catchUp(leader, [item(3, 2)]))
    post.mockRestore()
    await leader.applyCatchUp(catchUp(leader, [item(4, 3)]))
    await vi.waitFor(() => expect(names(follower)).toEqual(names(leader)))
    // And where the log no longer reaches back, everything is read again.
    const lost = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined)
    await leader.applyCatchUp(catchUp(leader, [item(5, 4)]))
    lost.mockRestore()
    await leader.tidy(Date.now(), null)
    await leader.applyCatchUp(catchUp(leader, [item(6, 5)]))
    await vi.waitFor(() => expect(names(follower)).toEqual(names(leader)))
    expect(Object.keys(names(follower))).toHaveLength(6)
  })

  it('takes nothing from a leader that was robbed while it slept', async () => {
    const device = testDevice()
    const name = randomUUID()
    const sleeper = await openTab(name, device)
    await fill(sleeper, device, [item(1, 0)])
    const stale = catchUp(sleeper, [item(2, 1, 'Stale')])
    const next = await openTab(name, device)
    await next.lead(randomUUID())
    await expect(sleeper.applyCatchUp(stale)).rejects.toBeInstanceOf(NoLongerLeading)
    await expect(sleeper.settle([{ id: randomUUID(), status: 'accepted', seq: 1 }])).rejects.toBeInstanceOf(
      NoLongerLeading,
    )
    await next.applyCatchUp(catchUp(next, [item(2, 1, 'Fresh')]))
    expect(names(await openTab(name, device))['SKU-2']).toBe('Fresh')
  })

  it('does not overwrite what a former leader moved between chunks', async () => {
    const device = testDevice()
    const name = randomUUID()
    const first = await openTab(name, device)
    await fill(first, device, [item(1, 0)])
    const second = await openTab(name, device)
    await first.applyCatchUp(
      catchUp(
        first,
        Array.from({ length: 600 }, (_, at) => item(1000 + at, at + 1)),
      ),
    )
    await first.tidy(Date.now(), null)
    await vi.waitFor(() => expect(names(second)).toEqual(names(first)))
    await second.lead(randomUUID())
    await second.applyCatchUp(catchUp(second, [item(9000, 700)]))
    await second.tidy(Date.now(), null)
    expect(names(await openTab(name, device))).toEqual(names(second))
    expect(Object.keys(names(second))).toHaveLength(602)
  })

  it(
    'loses nothing whichever tab leads, folds and is told of it, in any order',
    async () => {
      const step = fc.oneof(
        fc.record({ do: fc.constant('page' as const), count: fc.constantFrom(1, 20, 600), heard: fc.boolean() }),
        fc.record({ do: fc.constant('tidy' as const), wait: fc.boolean() }),
        fc.record({ do: fc.constant('lead' as const), tab: fc.nat(1) }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
          const device = testDevice()
          const name = randomUUID()
          const tabs = [await openTab(name, device), await openTab(name, device)]
          let leader = tabs[0] as Mirror
          await fill(leader, device, [item(1, 0)])
          let made = 0
          const folding: Promise<unknown>[] = []
          for (const what of steps) {
            if (what.do === 'page') {
              const documents = Array.from({ length: what.count }, () => item(1000 + ++made, made))
              await leader.applyCatchUp(catchUp(leader, documents))
              if (what.heard)
                for (const tab of tabs) await vi.waitFor(() => expect(Object.keys(names(tab))).toHaveLength(made + 1))
            } else if (what.do === 'tidy') {
              // Another that leads meanwhile stops it half way.
              const tidied = leader.tidy(Date.now(), null).catch((error) => {
                if (!(error instanceof NoLongerLeading)) throw error
              })
              folding.push(tidied)
              if (what.wait) await tidied
            } else {
              leader = tabs[what.tab] as Mirror
              await leader.lead(randomUUID())
            }
          }
          await Promise.all(folding)
          await leader.tidy(Date.now(), null)
          const shown = Object.keys(names(leader))
          const kept = Object.keys(names(await openTab(name, device)))
          for (const mirror of opened.splice(0)) mirror.close()
          expect(shown).toHaveLength(made + 1)
          expect(kept).toHaveLength(made + 1)
        }),
        { numRuns: LONG ? 200 : 12 },
      )
    },
    LONG ? 400_000 : 60_000,
  )

  it('does not overwrite them either when it was told of a page after they had been moved', async () => {
    const device = testDevice()
    const name = randomUUID()
    const first = await openTab(name, device)
    await fill(first, device, [item(1, 0)])
    const second = await openTab(name, device)
    const many = Array.from({ length: 600 }, (_, at) => item(1000 + at, at + 1))
    await first.applyCatchUp(catchUp(first, many))
    await first.tidy(Date.now(), null)
    await first.applyCatchUp(catchUp(first, [item(8000, 650)]))
    await vi.waitFor(() => expect(names(second)).toEqual(names(first)))
    await second.lead(randomUUID())
    await second.applyCatchUp(catchUp(second, [item(9000, 700)]))
    await second.tidy(Date.now(), null)
    expect(Object.keys(names(await openTab(name, device)))).toHaveLength(603)
  })

  it('keeps what only a newer app has a screen for', async () => {
    const device = testDevice()
    const name = randomUUID()
    const mirror = await openTab(name, device)
    await fill(mirror, device, [item(1, 0)])
    const zebra = { ...item(7, 5), collection: 'zebras' } as unknown as Document
    await mirror.applyCatchUp(catchUp(mirror, [zebra, item(2, 6)]))
    await mirror.tidy(Date.now(), null)
    expect(await mirror.database.pages.count()).toBe(0)
    const again = await openTab(name, device)
    expect(again.memory.get('zebras' as never, zebra.id)).toMatchObject({ sku: 'SKU-7' })
  })

  it('keeps outcomes when it is dropped', async () => {
    const device = testDevice()
    const mirror = await openTab(randomUUID(), device)
    await fill(mirror, device, [item(1, 0)])
    await mirror.settle([{ id: id(9), status: 'rejected', seq: 1, code: 'bad-route' }])
    await mirror.drop()
    expect(mirror.state).toBeUndefined()
    expect(mirror.outcomes.get(id(9))).toMatchObject({ status: 'rejected', code: 'bad-route' })
  })

  it('keeps all or nothing of a catch-up when the device is full', async () => {
    const device = testDevice()
    const name = randomUUID()
    const mirror = await openTab(name, device)
    await fill(mirror, device, [item(1, 0)])
    const before = mirror.state
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    await expect(mirror.applyCatchUp(catchUp(mirror, [item(2, 1)]))).rejects.toThrow()
    put.mockRestore()
    expect(mirror.state).toEqual(before)
    expect(Object.keys(names(mirror))).toEqual(['SKU-1'])
    expect(names(await openTab(name, device))).toEqual({ 'SKU-1': 'Item 1' })
  })
})

describe('a bootstrap', () => {
  it('leaves nothing on the disk of one that was interrupted, of the generation before or of an older layout', async () => {
    const device = testDevice()
    const mirror = await openTab(randomUUID(), device)
    const { chunks, codes } = mirror.database
    await chunks.bulkPut([1, 2, 7].map((generation) => ({ generation, collection: 'items', number: 9, text: '[]' })))
    await codes.bulkPut([1, 7].map((generation) => ({ generation, group: 70, text: '' })))
    const generations = async () =>
      new Set([...(await chunks.toArray()), ...(await codes.toArray())].map((record) => record.generation))
    await fill(mirror, device, [item(1, 0)])
    expect(await generations()).toEqual(new Set([mirror.state?.generation]))
    await fill(mirror, device, [item(2, 0)])
    expect(await generations()).toEqual(new Set([mirror.state?.generation]))
    expect(Object.keys(names(mirror))).toEqual(['SKU-2'])
  })
})

describe('a part of a bootstrap', () => {
  it('that ends before its last document is not taken for the whole', async () => {
    const mirror = await openTab(randomUUID(), testDevice())
    await mirror.lead(randomUUID())
    const short = { ...bootstrapWire([item(1, 0), item(2, 0)]), stream: bootstrapWire([item(1, 0)]).stream }
    const tab = testDevice().tab()
    const fetched = await fetchBootstrap(short, mirror.database, tab, undefined, mirror.guard, () => undefined)
    expect(fetched).toMatchObject({ ok: false, error: { kind: 'offline' } })
  })
})

describe('a bootstrap that is kept, but not yet in memory', () => {
  /** A tab that shows one item, and another item kept over it; what is kept is read only when `free` is called. */
  const keptButUnread = async (documents: readonly Document[], catchUps: CatchUp[] = []) => {
    const device = testDevice()
    const name = randomUUID()
    const mirror = await openTab(name, device)
    await fill(mirror, device, [item(1, 0)])
    await mirror.settle([{ id: id(9), status: 'rejected', seq: 1, code: 'bad-route' }])
    let free = () => {}
    const busy = new Promise<void>((resolve) => (free = resolve))
    const fetched = await fetchAll(mirror, { ...device.tab(), spare: () => busy }, documents)
    const swapping = mirror.swap(fetched, catchUps, [{ id: id(9, 1), status: 'accepted', seq: 1 }])
    await vi.waitFor(async () => expect((await stateOf(mirror.database))?.generation).toBe(2))
    return { device, name, mirror, swapping, free }
  }

  it('is all there after a crash, while the tab that fetched it showed what it had shown', async () => {
    const at = '2026-11-24T10:00:00.000Z'
    const movement = { collection: 'movements', id: id(5), seq: 1, key: { at, deviceId: '', deviceSeq: 1 } }
    const { device, name, mirror } = await keptButUnread([item(2, 0), item(3, 0), movement as unknown as Document])
    expect(names(mirror)).toEqual({ 'SKU-1': 'Item 1' })
    expect(mirror.outcomes.has(id(9, 1))).toBe(false)
    mirror.close()
    const restarting = await openMirror(name, await openMirrorDatabase(name), device.tab())
    opened.push(restarting)
    // A code is found though none is noted yet, and what is done now is later than what was kept.
    expect(await restarting.database.codes.count()).toBe(0)
    expect(restarting.state?.lastSeenAt).toBe(at)
    expect((await restarting.findStored('sku-2')).map((each) => each.id)).toEqual([id(4, 2)])
    expect(names(restarting)).toEqual({ 'SKU-2': 'Item 2', 'SKU-3': 'Item 3' })
    expect([...restarting.outcomes.values()].map(({ status }) => status)).toEqual(['rejected', 'accepted'])
    // The next to lead notes them.
    await restarting.lead(randomUUID())
    expect(await restarting.database.codes.count()).toBeGreaterThan(0)
    expect((await restarting.findStored('sku-3')).map((each) => each.id)).toEqual([id(4, 3)])
  })

  it('is shown at once with all that came with it, and with what a person did meanwhile', async () => {
    const page = [item(2, 1, 'Renamed')]
    const through = { epoch: EPOCH, from: 'p0', to: 'p1', through: 1, texts: [JSON.stringify({ documents: page })] }
    const { mirror, swapping, free } = await keptButUnread([item(2, 0)], [{ ...through, documents: page, settled: [] }])
    await mirror.dismiss(id(9))
    const seen: unknown[] = []
    mirror.onChange(() => seen.push([names(mirror), mirror.state?.through, mirror.outcomes.get(id(9, 1))?.status]))
    free()
    expect(await swapping).toBe(true)
    expect(seen).toEqual([[{ 'SKU-2': 'Renamed' }, 1, 'accepted']])
    expect(mirror.outcomes.get(id(9))).toMatchObject({ dismissed: true })
  })

  it('is shown by another tab, which reads for itself', async () => {
    const device = testDevice()
    const name = randomUUID()
    const leader = await openTab(name, device)
    const follower = await openTab(name, device)
    await leader.lead(randomUUID())
    const fetched = await fetchAll(leader, { ...device.tab(), spare: () => new Promise(() => {}) }, [item(2, 0)])
    leader.swap(fetched, [], []).catch(() => undefined)
    await vi.waitFor(() => expect(names(follower)).toEqual({ 'SKU-2': 'Item 2' }))
    expect(names(leader)).toEqual({})
  })

  it('is gone from the screen too when the mirror is dropped before it was shown', async () => {
    const { mirror, swapping, free } = await keptButUnread([item(2, 0)])
    const dropping = mirror.drop()
    await vi.waitFor(async () => expect(await stateOf(mirror.database)).toBeUndefined())
    free()
    await Promise.all([dropping, swapping])
    expect(mirror.state).toBeUndefined()
    expect(names(mirror)).toEqual({})
    expect(await mirror.database.chunks.count()).toBe(0)
    expect(await mirror.database.codes.count()).toBe(0)
  })

  it('is asked for again when the mirror is dropped before it was put in force', async () => {
    const device = testDevice()
    const mirror = await openTab(randomUUID(), device)
    await fill(mirror, device, [item(1, 0)])
    const fetched = await fetchAll(mirror, device.tab(), [item(2, 0)])
    await mirror.drop()
    expect(await mirror.swap(fetched, [], [{ id: id(9), status: 'accepted', seq: 1 }])).toBe(false)
    expect(mirror.state).toBeUndefined()
    expect(mirror.outcomes.size).toBe(0)
    await fill(mirror, device, [item(2, 0)])
    expect(names(mirror)).toEqual({ 'SKU-2': 'Item 2' })
  })
})

it('is not brought back empty by a catch-up that was on its way when the mirror was dropped', async () => {
  const device = testDevice()
  const name = randomUUID()
  const mirror = await openTab(name, device)
  await fill(mirror, device, [item(1, 0)])
  const onItsWay = catchUp(mirror, [item(2, 1)], [{ id: id(9, 1), status: 'accepted', seq: 1 }])
  const dropping = mirror.drop()
  while (await stateOf(mirror.database)) {}
  expect(mirror.state).toBeDefined() // gone from storage, and still shown
  expect(await mirror.applyCatchUp(onItsWay)).toBe(false)
  await dropping
  expect(await mirror.applyCatchUp(onItsWay)).toBe(false)
  expect(await stateOf(mirror.database)).toBeUndefined()
  expect([mirror.state, names(mirror), mirror.outcomes.size]).toEqual([undefined, {}, 0])
})

describe('a rejection', () => {
  it('that a person dismisses stays dismissed, though it is told again at the same moment', async () => {
    const device = testDevice()
    const name = randomUUID()
    const mirror = await openTab(name, device)
    await fill(mirror, device, [])
    const rejected = (seq: number) => ({ id: id(9, 1), status: 'rejected', code: 'bad-route', seq }) as const
    await mirror.settle([rejected(1)])
    await Promise.all([mirror.dismiss(id(9, 1)), mirror.settle([rejected(2)])])
    expect(mirror.outcomes.get(id(9, 1))).toMatchObject({ dismissed: true })
    await Promise.all([mirror.dismiss(id(9, 1)), mirror.applyCatchUp(catchUp(mirror, [], [rejected(3)]))])
    expect(mirror.outcomes.get(id(9, 1))).toMatchObject({ seq: 3, dismissed: true })
    mirror.close()
    expect((await openTab(name, device)).outcomes.get(id(9, 1))).toMatchObject({ seq: 3, dismissed: true })
  })
})
