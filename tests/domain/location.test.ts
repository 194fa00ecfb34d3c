import { describe, expect, it } from 'vitest'
import {
  isContainer,
  isPhysical,
  isVirtual,
  kindMayBecome,
  mayHangBelow,
  type Place,
  pathOf,
  siteOf,
  wouldLoop,
} from '../../domain/location.ts'
import { LOCATION_KINDS } from '../../domain/protocol/kinds.ts'

const places: Place[] = [
  { id: 'north', kind: 'site', siteId: null },
  { id: 'aisle-a', kind: 'aisle', siteId: 'north' },
  { id: 'a-04', kind: 'bin', siteId: 'north', parentId: 'aisle-a' },
  { id: 'loop-1', kind: 'zone', siteId: 'north', parentId: 'loop-2' },
  { id: 'loop-2', kind: 'zone', siteId: 'north', parentId: 'loop-1' },
]
const get = (id: string) => places.find((place) => place.id === id)
const place = (id: string) => get(id) ?? { id, kind: 'bin' as const }

describe('places', () => {
  it('every kind is one of physical, virtual, container', () => {
    for (const kind of LOCATION_KINDS) {
      expect([isPhysical(kind), isVirtual(kind), isContainer(kind)].filter(Boolean)).toHaveLength(1)
    }
  })

  it('read as a path one can walk, from the site down', () => {
    expect(pathOf(place('a-04'), get).map((p) => p.id)).toEqual(['north', 'aisle-a', 'a-04'])
  })

  it('can still be drawn when two edits made a loop, or a parent is missing', () => {
    expect(pathOf(place('loop-1'), get).map((p) => p.id)).toEqual(['loop-2', 'loop-1'])
    expect(pathOf({ id: 'lost', kind: 'bin', parentId: 'gone' }, get).map((p) => p.id)).toEqual(['lost'])
  })

  it('belong to a site; a virtual place to none', () => {
    expect(siteOf(place('north'))).toBe('north')
    expect(siteOf(place('a-04'))).toBe('north')
    expect(siteOf({ id: 'loss', kind: 'loss', siteId: 'north' })).toBe(null)
  })

  it('never hang below themselves', () => {
    expect(wouldLoop('aisle-a', 'a-04', get)).toBe(true)
    expect(wouldLoop('a-04', 'a-04', get)).toBe(true)
    expect(wouldLoop('a-04', 'north', get)).toBe(false)
  })

  it('hang below what holds places at their own site, and below no loop', () => {
    const more: Place[] = [
      ...places,
      { id: 'zone-b', kind: 'zone', siteId: 'north', parentId: 'aisle-a' },
      { id: 'south', kind: 'site', siteId: null },
      { id: 'aisle-s', kind: 'aisle', siteId: 'south' },
    ]
    const find = (id: string) => more.find((one) => one.id === id)
    const below = (id: string) =>
      more.filter((parent) => mayHangBelow(find(id) ?? place(id), parent, find)).map((p) => p.id)
    expect(below('a-04')).toEqual(['north', 'aisle-a', 'loop-1', 'loop-2', 'zone-b'])
    expect(below('aisle-a')).toEqual(['north', 'loop-1', 'loop-2'])
    expect(below('north')).toEqual([])
    expect(below('aisle-s')).toEqual(['south'])
  })

  it('change their kind only for one that holds stock in the same way', () => {
    expect(kindMayBecome('bin', 'dock')).toBe(true)
    expect(kindMayBecome('zone', 'aisle')).toBe(true)
    expect(kindMayBecome('bin', 'zone')).toBe(false)
    expect(kindMayBecome('bin', 'loss')).toBe(false)
    expect(kindMayBecome('site', 'zone')).toBe(false)
  })
})
