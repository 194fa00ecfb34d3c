import { describe, expect, it } from 'vitest'
import { createdFields, mayChange } from '../../domain/edit.ts'
import { documents } from '../../domain/protocol/documents.ts'
import type { EditableCollection } from '../../domain/protocol/kinds.ts'

const id = '0190a0a0-0000-7000-8000-000000000001'
const MINIMAL: Record<Exclude<EditableCollection, 'exceptions'>, Record<string, unknown>> = {
  items: { sku: 'B-8', name: 'Bolt', baseUnit: 'each' },
  locations: { code: 'A-04', name: 'A 04', kind: 'bin', siteId: id },
  lots: { itemId: id, code: 'L1' },
  counts: { name: 'March', siteId: id },
  'count-schedules': { name: 'Class A', siteId: id, everyDays: 30, nextOn: '2026-03-02' },
  'item-costs': { itemId: id, cost: 2.5 },
  'supplier-prices': { itemId: id, partnerId: id, price: 2.5 },
  orders: { kind: 'sales', number: 'S-1', siteId: id },
  partners: { kind: 'customer', name: 'Corner shop' },
  reasons: { code: 'torn', name: 'Torn' },
  categories: { code: 'Tools', name: 'Tools' },
  attributes: { code: 'Size', name: 'Size', kind: 'text' },
  'label-settings': {},
  'order-settings': {},
  printers: { name: 'Dock', host: 'dock.printers.example' },
}

describe('a create', () => {
  for (const [collection, set] of Object.entries(MINIMAL) as [keyof typeof MINIMAL, Record<string, unknown>][]) {
    it(`of ${collection} needs ${Object.keys(set).join(', ')}, and is a whole document with the defaults`, () => {
      const created = createdFields(collection, set)
      const now = '2026-03-02T08:00:00.000Z'
      const document = { collection, id, seq: 1, createdAt: now, updatedAt: now, ...(created.ok ? created.value : {}) }
      expect(documents[collection].safeParse(document).error).toBeUndefined()
      for (const field of Object.keys(set)) {
        const { [field]: _, ...rest } = set
        expect(createdFields(collection, rest)).toEqual({
          ok: false,
          error: { code: 'missing-fields', fields: [field] },
        })
        expect(createdFields(collection, { ...set, [field]: '' }).ok).toBe(false)
      }
    })
  }

  it('of a site needs no site', () => {
    expect(createdFields('locations', { code: 'N', name: 'North', kind: 'site' }).ok).toBe(true)
  })

  it('of a virtual place or an exception is not a person’s to make', () => {
    expect(createdFields('locations', { code: 'L', name: 'Loss', kind: 'loss' })).toMatchObject({
      error: { code: 'not-permitted' },
    })
    expect(createdFields('exceptions', {})).toMatchObject({ error: { code: 'not-permitted' } })
  })

  it('never shares its defaults with another', () => {
    const [one, two] = [createdFields('items', MINIMAL.items), createdFields('items', MINIMAL.items)]
    if (one.ok && two.ok) expect(one.value.barcodes).not.toBe(two.value.barcodes)
  })
})

describe('an update', () => {
  it('leaves alone what can never change: the item of a lot, the kind of a place that holds stock', () => {
    expect(mayChange('lots', { itemId: 'a' }, { itemId: 'b' })).toEqual({
      ok: false,
      error: { code: 'fixed-field', fields: ['itemId'] },
    })
    expect(mayChange('lots', { itemId: 'a' }, { itemId: 'a', code: 'x' }).ok).toBe(true)
    expect(mayChange('locations', { kind: 'bin' }, { kind: 'zone' }).ok).toBe(false)
    expect(mayChange('locations', { siteId: 'north' }, { siteId: 'south' }).ok).toBe(false)
    expect(mayChange('locations', { kind: 'bin' }, { kind: 'dock' }).ok).toBe(true)
  })

  it('never puts a virtual place away: every receipt and every pick needs it', () => {
    expect(mayChange('locations', { kind: 'supplier' }, { archived: true })).toEqual({
      ok: false,
      error: { code: 'fixed-field', fields: ['archived'] },
    })
    expect(mayChange('locations', { kind: 'supplier', archived: true }, { archived: false }).ok).toBe(true)
    expect(mayChange('locations', { kind: 'bin' }, { archived: true }).ok).toBe(true)
  })
})
