import { describe, expect, test } from 'vitest'
import { type Attribute, attributeBook, writeAttribute } from '../../../domain/attribute.ts'
import { editableFields } from '../../../domain/protocol/editable-fields.ts'
import { ROLES } from '../../../domain/protocol/kinds.ts'
import { generateDemo } from '../../../sync-server/demo/generate.ts'
import { checkDigit } from '../../../sync-server/demo/gtin.ts'

const outside = {
  supplier: '00000000-0000-8000-8000-000000000001',
  customer: '00000000-0000-8000-8000-000000000002',
  loss: '00000000-0000-8000-8000-000000000003',
  production: '00000000-0000-8000-8000-000000000004',
  transit: '00000000-0000-8000-8000-000000000005',
}
const now = new Date('2026-03-12T14:30:00.000Z')
const demo = generateDemo({ seed: 2026, now, outside })
const docs = (collection: string) => demo.documents.filter((document) => document.collection === collection)
const places = (kind: string) => docs('locations').filter(({ doc }) => doc.kind === kind)

describe('the demo warehouse', () => {
  test('is the same to the byte for the same seed and moment, and another for another seed', () => {
    expect(JSON.stringify(generateDemo({ seed: 2026, now, outside }))).toBe(JSON.stringify(demo))
    expect(JSON.stringify(generateDemo({ seed: 7, now, outside }))).not.toBe(JSON.stringify(demo))
  })

  test('has 1,500 items and 3 kits made of them, 2 sites, 400 bins and 2 cages, no name, SKU, barcode or code twice', () => {
    expect([docs('items').length, places('site').length, places('bin').length]).toEqual([1503, 2, 402])
    expect(places('bin').filter(({ doc }) => doc.hold)).toHaveLength(2)
    expect(docs('items').filter(({ doc }) => doc.components)).toHaveLength(3)
    const once = (values: unknown[]) => expect(new Set(values).size).toBe(values.length)
    once(docs('items').map(({ doc }) => doc.name))
    once(docs('items').map(({ doc }) => doc.sku))
    once(docs('items').flatMap(({ doc }) => (doc.barcodes as { code: string }[]).map(({ code }) => code)))
    once(docs('locations').map(({ doc }) => doc.code))
    once(demo.actions.map(({ id }) => id))
    once(demo.documents.map(({ id }) => id))
  })

  test('has barcodes of the restricted range with right check digits', () => {
    expect(checkDigit('400638133393')).toBe(1) // a published example
    const codes = docs('items').flatMap(({ doc }) => (doc.barcodes as { code: string }[]).map(({ code }) => code))
    for (const code of codes) {
      expect(code).toMatch(/^(1?)(02|04|2\d)\d{10,11}$/)
      expect([13, 14]).toContain(code.length)
      expect(checkDigit(code.slice(0, -1))).toBe(Number(code.at(-1)))
    }
  })

  test('is of documents that the wire allows', () => {
    for (const { collection, doc } of demo.documents)
      for (const [field, schema] of Object.entries(editableFields[collection]))
        expect(schema.safeParse(doc[field]), `${collection}.${field}`).toMatchObject({ success: true })
  })

  test('says of items what their names say, in attributes of several kinds that a form and a file can show', () => {
    const book = attributeBook(docs('attributes').map(({ doc }) => doc as Attribute))
    expect(new Set(book.all.map(({ kind }) => kind))).toEqual(new Set(['choice', 'number', 'yes-no']))
    const said = docs('items').flatMap(({ doc }) => Object.entries(doc.attributes as Record<string, string>))
    for (const { code } of book.all) expect(said.filter(([named]) => named === code).length).toBeGreaterThan(50)
    for (const [code, value] of said) {
      const attribute = book.byCode(code)
      expect(attribute && writeAttribute(attribute, value), `${code}: ${value}`).toBe(String(value))
    }
  })

  test('tells ninety days of every kind of work, none of it in the future', () => {
    const times = demo.actions.map(({ occurredAt }) => Date.parse(occurredAt))
    expect(Math.max(...times)).toBeLessThan(now.getTime())
    expect((now.getTime() - Math.min(...times)) / 86_400_000).toBeGreaterThan(89)
    const kinds = new Set(demo.actions.map((action) => (action.type === 'movement' ? action.kind : action.type)))
    for (const kind of [
      'receipt',
      'put-away',
      'move',
      'pick',
      'ship',
      'scrap',
      'adjust',
      'return',
      'reversal',
      'observation',
      'transfer-out',
      'consume',
      'produce',
    ])
      expect(kinds).toContain(kind)
  })

  test('has lots that expire soon, one expired, one on hold, and pieces with serial numbers', () => {
    const lots = docs('lots').map(({ doc }) => doc)
    const soon = lots.filter(({ expiresOn }) => String(expiresOn) >= '2026-03-12' && String(expiresOn) <= '2026-03-19')
    expect(soon.length).toBeGreaterThanOrEqual(5)
    expect(lots.filter(({ status }) => status === 'expired')).toHaveLength(1)
    expect(lots.filter(({ status }) => status === 'hold')).toHaveLength(1)
    expect(docs('items').filter(({ doc }) => doc.tracking === 'serial').length).toBeGreaterThan(20)
  })

  test('has open orders of every kind, a blind count under way in aisle A, and a member of every role', () => {
    const open = docs('orders').filter(({ doc }) => doc.state === 'open')
    expect(new Set(open.map(({ doc }) => doc.kind))).toEqual(new Set(['purchase', 'sales', 'transfer']))
    expect(docs('counts').map(({ doc }) => [doc.name, doc.blind, doc.state])).toEqual([
      ['Aisle A, weekly', true, 'counting'],
    ])
    expect(new Set(demo.members.map(({ role }) => role))).toEqual(new Set(ROLES))
    expect(demo.members.filter(({ role }) => role === 'operator')).toHaveLength(2)
  })

  test('has cycle counts that come round by themselves, none of them due before tomorrow', () => {
    const schedules = docs('count-schedules').map(({ doc }) => doc)
    expect(schedules).toHaveLength(4)
    for (const { nextOn } of schedules) expect(String(nextOn) > '2026-03-13').toBe(true)
  })

  test('can be made at any hour of any day', () => {
    for (const at of [
      '2026-03-01T00:00:00.000Z',
      '2026-07-05T02:10:00.000Z',
      '2027-01-01T23:59:00.000Z',
      '2028-02-29T12:00:00.000Z',
    ])
      expect(generateDemo({ seed: 2026, now: new Date(at), outside }).actions.length).toBeGreaterThan(3000)
  })
})
