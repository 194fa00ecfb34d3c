import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fields } from '../../domain/edit.ts'
import { mergeEdit } from '../../domain/merge.ts'
import { inOrder, mainPhoto, type Photo, withoutPhoto, withPhotoAt, withPhotos } from '../../domain/photo.ts'

const named = (id: string) => ({ id, thumb: `${id}-small` })
const idsOf = (photos: readonly Photo[]) => inOrder(photos).map(({ id }) => id)
const start = (...ids: string[]) => withPhotos([], ids.map(named))

/** What one person does to a list: adds a picture of their own, takes one out, or puts one elsewhere. */
const step = (own: string) =>
  fc.oneof(
    fc.record({ do: fc.constant('add' as const), id: fc.integer({ min: 0, max: 5 }).map((at) => `${own}${at}`) }),
    fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom('s0', 's1', 's2', 's3') }),
    fc.record({
      ...{ do: fc.constant('move' as const), id: fc.constantFrom('s0', 's1', 's2', 's3') },
      place: fc.integer({ min: 0, max: 6 }),
    }),
  )
type Step = { do: 'add' | 'remove' | 'move'; id: string; place?: number }
const after = (photos: Photo[], { do: what, id, place = 0 }: Step): Photo[] => {
  if (what === 'add') return withPhotos(photos, [named(id)])
  return what === 'remove' ? withoutPhoto(photos, id) : withPhotoAt(photos, id, place)
}

/** The edits that somebody records one after the other without a network: each on what they see themselves. */
const editsOf = (from: Photo[], steps: readonly Step[]) => {
  let now = from
  return steps.map((one) => {
    const base = now
    now = after(now, one)
    return { base: { photos: base }, set: { photos: now } }
  })
}

/** As the server takes them: each knows which fields its own device set before. */
const taken = (from: Photo[], turns: readonly { device: string; edit: { base: Fields; set: Fields } }[]) => {
  let current: Fields = { photos: from }
  const writers = new Map<string, string>()
  const conflicts: unknown[] = []
  for (const { device, edit } of turns) {
    const sameDeviceFields = new Set([...writers].flatMap(([path, by]) => (by === device ? [path] : [])))
    const merge = mergeEdit({ current, ...edit, sameDeviceFields })
    for (const path of merge.changedPaths) writers.set(path, device)
    conflicts.push(...merge.conflicts)
    current = merge.next
  }
  return { photos: current.photos as Photo[], conflicts }
}

describe('photographs of an item', () => {
  it('two people apart: all that either added is there, what either removed is gone, and nobody is asked', () => {
    const work = fc.array(fc.tuple(fc.boolean(), fc.nat()), { minLength: 0, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(step('a'), { maxLength: 6 }), fc.array(step('b'), { maxLength: 6 }), work, (a, b, order) => {
        const from = start('s0', 's1', 's2', 's3')
        const queues = { a: editsOf(from, a), b: editsOf(from, b) }
        const turns: { device: string; edit: { base: Fields; set: Fields } }[] = []
        const next = (device: 'a' | 'b') => {
          const edit = queues[device].shift()
          if (edit) turns.push({ device, edit })
        }
        for (const [first] of order) next(first ? 'a' : 'b')
        while (queues.a.length + queues.b.length > 0) next(queues.a.length > 0 ? 'a' : 'b')
        const { photos, conflicts } = taken(from, turns)
        const ids = new Set(idsOf(photos))
        expect(conflicts).toEqual([])
        expect(photos).toHaveLength(ids.size)
        const removed = new Set([...a, ...b].filter(({ do: what }) => what === 'remove').map(({ id }) => id))
        const added = [...a, ...b].filter(({ do: what }) => what === 'add').map(({ id }) => id)
        for (const id of [...added, 's0', 's1', 's2', 's3']) expect(ids.has(id), id).toBe(!removed.has(id))
      }),
    )
  })

  it('one is where it was put, whatever the ranks, and the others keep their order', () => {
    const ranks = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(ranks, fc.nat(), fc.nat(), (ranks, which, where) => {
        const photos = ranks.map((rank, at) => ({ ...named(`p${at}`), rank }))
        const before = idsOf(photos)
        const id = before[which % before.length] ?? ''
        const place = where % before.length
        const moved = idsOf(withPhotoAt(photos, id, place))
        expect(moved[place]).toBe(id)
        expect(moved.filter((one) => one !== id)).toEqual(before.filter((one) => one !== id))
      }),
    )
  })

  it('the first is the main one; another becomes it while somebody adds, and both hold', () => {
    const from = start('s0', 's1')
    expect(mainPhoto({ photos: from })?.id).toBe('s0')
    expect(mainPhoto({})).toBeUndefined()
    const edits = [
      { device: 'a', edit: { base: { photos: from }, set: { photos: withPhotos(from, [named('a0')]) } } },
      { device: 'b', edit: { base: { photos: from }, set: { photos: withPhotoAt(from, 's1', 0) } } },
    ]
    for (const turns of [edits, edits.toReversed()])
      expect(idsOf(taken(from, turns).photos)).toEqual(['s1', 's0', 'a0'])
  })

  it('one that was taken out and is put back stands where it stood', () => {
    const from = start('s0', 's1', 's2')
    const without = withoutPhoto(from, 's1')
    const turns = [
      { device: 'a', edit: { base: { photos: from }, set: { photos: without } } },
      { device: 'b', edit: { base: { photos: without }, set: { photos: withPhotos(without, [named('b0')]) } } },
      { device: 'a', edit: { base: { photos: without }, set: { photos: from } } },
    ]
    expect(idsOf(taken(from, turns).photos)).toEqual(['s0', 's1', 's2', 'b0'])
  })
})
