import { describe, expect, it } from 'vitest'
import { editOf, fieldsAfter, fieldsOf, kindsOffered } from '../../../../client/features/locations/location-fields.ts'
import type { LocationDocument } from '../../../../domain/protocol/documents.ts'
import { BIN_A, id } from '../../warehouse.ts'

const NORTH = id(1)
const place = (said: Partial<LocationDocument>): LocationDocument =>
  ({
    ...{ collection: 'locations', id: BIN_A, seq: 1, kind: 'bin', code: 'A-01', name: 'A-01' },
    ...{ siteId: NORTH, parentId: id(5), barcode: null, pickSequence: null, timeZone: null, archived: false },
    ...said,
  }) as LocationDocument
const north = place({ id: NORTH, kind: 'site', code: 'NORTH', name: 'North', siteId: null, parentId: null })
const aisle = place({ id: id(6), kind: 'aisle', code: 'B', name: 'B', parentId: null })
const made = (kind: 'site' | 'bin') => ({ ...fieldsOf(undefined, { timeZone: 'Europe/Madrid' }), code: 'X', kind })

describe('a location that is made', () => {
  it('counts its days, as a site, where the device is', () => {
    expect(editOf(made('site'), undefined, undefined).set).toMatchObject({ kind: 'site', timeZone: 'Europe/Madrid' })
  })

  it('has, as a bin, no time zone of its own but the place that holds it', () => {
    const { set } = editOf(made('bin'), undefined, aisle)
    expect(set).toMatchObject({ kind: 'bin', parentId: aisle.id, siteId: NORTH })
    expect(set).not.toHaveProperty('timeZone')
  })
})

describe('a location that is changed', () => {
  const changed = (seen: LocationDocument, said: object, parent?: LocationDocument) =>
    editOf({ ...fieldsOf(seen, { timeZone: 'Europe/Madrid' }), ...said }, seen, parent)

  it('and was not touched says nothing', () => {
    expect(changed(place({}), {}).set).toEqual({})
    expect(changed(north, {}).set).toEqual({})
    expect(changed(place({ kind: 'supplier', siteId: null, parentId: null }), {}).set).toEqual({})
  })

  it('hangs elsewhere and is another kind, with what was seen there', () => {
    expect(changed(place({}), { parentId: aisle.id, kind: 'dock' }, aisle)).toEqual({
      set: { parentId: aisle.id, kind: 'dock' },
      base: { parentId: id(5), kind: 'bin' },
    })
  })

  it('gets the time zone of a site that has none, and loses one', () => {
    expect(changed(north, { timeZone: 'Asia/Amman' })).toEqual({
      set: { timeZone: 'Asia/Amman' },
      base: { timeZone: null },
    })
    expect(changed({ ...north, timeZone: 'Asia/Amman' }, { timeZone: '' }).set).toEqual({ timeZone: null })
  })
})

describe('a location that was not accepted', () => {
  it('is made again with all that was said', () => {
    const said = { ...made('bin'), name: 'Top shelf', barcode: '77', hold: true, capacity: '2 pallets' }
    const { set } = editOf(said, undefined, aisle)
    const again = fieldsAfter(fieldsOf(undefined, { timeZone: 'Asia/Amman' }), set)
    expect(editOf(again, undefined, aisle).set).toEqual(set)
    expect(again.parentId).toBe(aisle.id)
    expect(fieldsAfter(made('bin'), { code: 'Y', siteId: NORTH }).parentId).toBe(NORTH)
  })

  it('is changed again in what was said, and is otherwise as it is now', () => {
    const now = place({ name: 'Renamed meanwhile', hold: true })
    const again = fieldsAfter(fieldsOf(now, { timeZone: '' }), { capacity: '2 pallets', archived: true })
    expect(editOf(again, now, undefined)).toEqual({
      set: { capacity: '2 pallets', archived: true },
      base: { capacity: null, archived: false },
    })
  })
})

it('only kinds are offered that it may become', () => {
  expect(kindsOffered(undefined)).toEqual(['bin', 'dock', 'aisle', 'zone', 'site'])
  expect(kindsOffered('bin')).toEqual(['bin', 'dock'])
  expect(kindsOffered('zone')).toEqual(['aisle', 'zone'])
  expect(kindsOffered('site')).toEqual(['site'])
  expect(kindsOffered('loss')).toEqual([])
})
