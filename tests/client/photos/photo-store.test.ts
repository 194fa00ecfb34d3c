import { setTimeout as sleep } from 'node:timers/promises'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { openPhotoStore, type PhotoStore, type Picture } from '../../../client/photos/photo-store.ts'
import { type PhotoWire, uploadWaiting } from '../../../client/photos/upload.ts'
import { bell } from '../../../client/view/bell.ts'
import { testDevice } from '../device.ts'
import { eventually } from '../warehouse.ts'

const KB = 1000
const picture = (id: string, size = KB): Picture => ({ id, bytes: new Uint8Array(size).fill(id.charCodeAt(0)).buffer })
const photo = (id: string) => ({ itemId: 'item', photoId: id })

let serial = 0
const opened: PhotoStore[] = []
const newName = () => `photographs of member ${++serial}`
const device = testDevice()
const open = (name: string, more: { budget?: number; onChange?: () => void } = {}): PhotoStore => {
  const store = openPhotoStore(name, { device: device.tab(), onChange: () => undefined, ...more })
  opened.push(store)
  return store
}
afterEach(async () => {
  for (const store of opened.splice(0)) store.close()
  for (let at = 1; at <= serial; at++) await Dexie.delete(`photographs of member ${at}`)
  device.aheadMs = 0
})

/** What a server has, and what the network makes of it. */
const server = () => {
  const kept = new Map<string, number>()
  const calls: string[] = []
  const state = { answers: [] as ('lost' | 'no-answer' | number)[], kept, calls }
  const wire: PhotoWire = {
    put: async (id, bytes) => {
      calls.push(id)
      const how = state.answers.shift()
      if (how === 'no-answer') return { ok: false, error: { kind: 'offline', message: '' } }
      if (typeof how === 'number') {
        const problem = { type: `urn:bincard:problem:fault-${how}`, title: '', status: how, requestId: '' }
        return { ok: false, error: { kind: 'problem', status: how, problem, retryAfterMs: 1 } }
      }
      kept.set(id, bytes.byteLength)
      return how === 'lost' ? { ok: false, error: { kind: 'offline', message: '' } } : { ok: true, value: '' }
    },
    get: async () => ({ ok: false, error: { kind: 'offline', message: '' } }),
  }
  return { ...state, state, wire }
}

/** The loop of the leading tab; every wait is one of milliseconds. */
const leading = (store: PhotoStore, wire: PhotoWire) => {
  const ring = bell()
  const ended = new AbortController()
  const pause = (signal: AbortSignal, ms?: number) => ring.wait(signal, ms === undefined ? undefined : 1)
  const loop = uploadWaiting({ store, wire, chance: () => 0, pause }, ended.signal)
  return {
    ring: ring.ring,
    end: () => {
      ended.abort()
      return loop
    },
  }
}

describe('photographs that were taken here', () => {
  it('wait through a restart, are sent once each whatever the network does, and stay to be looked at', async () => {
    const name = newName()
    const before = open(name)
    await before.take([picture('s'), picture('l', 5 * KB)], photo('l'))
    before.close()
    opened.length = 0

    const store = open(name)
    await store.loaded
    expect([...store.unsent.keys()].sort()).toEqual(['l', 's'])
    const { state, wire, kept, calls } = server()
    state.answers = ['no-answer', 500, 429, 401, 'lost']
    const loop = leading(store, wire)
    await eventually(() => expect(store.unsent.size).toBe(0))
    await loop.end()
    expect([...kept].sort()).toEqual([
      ['l', 5 * KB],
      ['s', KB],
    ])
    expect(calls).toHaveLength(7)
    expect((await store.find('l'))?.byteLength).toBe(5 * KB)
    expect(await store.amount()).toEqual({ count: 2, bytes: 6 * KB })
  })

  it('taken in one tab are sent by the one that leads, which hears of them', async () => {
    const name = newName()
    const { wire, kept } = server()
    const onChange = () => loop?.ring()
    const leader = open(name, { onChange })
    const loop: ReturnType<typeof leading> | undefined = leading(leader, wire)
    const other = open(name)
    await Promise.all([leader.loaded, other.loaded])
    await other.take([picture('x')], photo('x'))
    await eventually(() => expect([kept.size, other.unsent.size, leader.unsent.size]).toEqual([1, 0, 0]))
    await loop.end()
  })

  it('that the server refuses wait for a person and hold up no other; sent again or let go, as they say', async () => {
    const store = open(newName())
    const { state, wire, kept, calls } = server()
    await store.take([picture('a')], photo('a'))
    await sleep(2)
    await store.take([picture('b')], photo('b'))
    state.answers = [409]
    const loop = leading(store, wire)
    await eventually(() => expect(kept.has('b')).toBe(true))
    await eventually(() =>
      expect([...store.unsent.values()]).toMatchObject([{ id: 'a', state: 'refused', fault: 'fault-409' }]),
    )
    expect(calls).toEqual(['a', 'b'])
    state.answers = [409]
    await store.retry('a')
    loop.ring()
    await eventually(() => expect(calls).toEqual(['a', 'b', 'a']))
    await eventually(() => expect([...store.unsent.values()]).toMatchObject([{ state: 'refused' }]))
    await store.retry('a')
    loop.ring()
    await eventually(() => expect(kept.has('a')).toBe(true))
    await loop.end()

    await store.take([picture('c')], photo('c'))
    await store.refused('c', 'photos-full')
    await store.letGo('c')
    expect(store.unsent.size).toBe(0)
    await store.dropKept()
    expect(await store.find('c')).toBeUndefined()
  })
})

describe('pictures that were seen', () => {
  it('take so much room and no more: what was looked at longest ago goes first, what waits to be sent never', async () => {
    const store = open(newName(), { budget: 100 * KB })
    await store.take([picture('mine', 60 * KB)], photo('mine'))
    for (let at = 0; at < 10; at++) {
      device.aheadMs += 1000
      await store.keep(picture(`p${at}`, 10 * KB))
    }
    // Looked at again an hour on, the first is no longer the oldest.
    device.aheadMs += 2 * 3_600_000
    expect(await store.find('p0')).toBeDefined()
    for (let at = 10; at < 13; at++) {
      device.aheadMs += 1000
      await store.keep(picture(`p${at}`, 10 * KB))
    }
    const here = async (id: string) => (await store.find(id)) !== undefined
    expect(await Promise.all(['mine', 'p0', 'p12', 'p1', 'p2'].map(here))).toEqual([true, true, true, false, false])
    expect((await store.amount()).bytes).toBeLessThanOrEqual(170 * KB)
    await store.dropKept()
    expect(await store.amount()).toEqual({ count: 1, bytes: 60 * KB })
  })
})
