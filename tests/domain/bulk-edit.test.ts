import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type BulkChange, bulkEdits } from '../../domain/bulk-edit.ts'
import { createdFields } from '../../domain/edit.ts'
import { mergeEdit, sameValue } from '../../domain/merge.ts'
import { documents, type ItemDocument } from '../../domain/protocol/documents.ts'

const reorder = fc.option(
  fc.record({ point: fc.nat(9), quantity: fc.nat(9), safetyStock: fc.nat(9), leadTimeDays: fc.nat(9) }),
)
const said = fc.oneof(fc.constantFrom('red', 'blue'), fc.integer(), fc.boolean())
const attributes = fc.dictionary(fc.constantFrom('Colour', 'Weight', 'Hazard'), said)
const items = fc.array(
  fc
    .record({ category: fc.constantFrom('', 'Tools', 'Food'), archived: fc.boolean(), reorder, attributes })
    .map((fields): ItemDocument => {
      const made = createdFields('items', { sku: 'B', name: 'Bolt', baseUnit: 'PCE', ...fields })
      const known = { collection: 'items', id: '0190a0a0-0000-7000-8000-000000000001', seq: 1 }
      return { ...known, ...(made.ok ? made.value : {}) } as ItemDocument
    }),
)
const changes: fc.Arbitrary<BulkChange> = fc.oneof(
  fc.record({ of: fc.constant('category' as const), value: fc.constantFrom('', 'Tools') }),
  fc.record({ of: fc.constant('archived' as const), value: fc.boolean() }),
  fc.record({ of: fc.constant('abcClass' as const), value: fc.constantFrom('A' as const, null) }),
  fc.record({ of: fc.constant('negativePolicy' as const), value: fc.constantFrom('block' as const, 'warn' as const) }),
  fc.record({ of: fc.constant('attribute' as const), code: fc.constant('Colour'), value: fc.option(said) }),
  fc.record({ of: fc.constant('reorder' as const), value: fc.option(fc.nat(9)) }),
)

it('afterwards every item is as was said, those that were so already are left alone, and taken back all are as they were', () => {
  fc.assert(
    fc.property(items, changes, (before, change) => {
      const edits = bulkEdits(before, change)
      const edited = new Set(edits.map(({ item }) => item))
      const after = before.map((item) => {
        const edit = edits.find((one) => one.item === item)
        return edit ? ({ ...mergeEdit({ current: item, ...edit }).next } as ItemDocument) : item
      })
      expect(bulkEdits(after, change)).toEqual([])
      for (const [at, item] of before.entries()) {
        if (!edited.has(item)) expect(after[at]).toBe(item)
        expect(after[at]?.reorder?.quantity ?? 0).toBe(
          change.of === 'reorder' && change.value === null ? 0 : (item.reorder?.quantity ?? 0),
        )
      }
      if (change.of === 'attribute') {
        for (const [at, { attributes }] of before.entries()) {
          const { [change.code]: own = null, ...others } = after[at]?.attributes ?? {}
          const { [change.code]: _, ...unsaid } = attributes
          expect([own, others]).toEqual([change.value, unsaid])
        }
      }
      for (const { item, set, base } of edits) {
        expect(documents.items.partial().safeParse(set).success).toBe(true)
        const back = mergeEdit({ current: { ...item, ...set }, base: set, set: base })
        expect(back.conflicts).toEqual([])
        expect(sameValue(back.next, item)).toBe(true)
      }
    }),
  )
})
