import fc from 'fast-check'
import { expect, it } from 'vitest'
import { laterOf, latestOf } from '../../../client/mirror/last-seen.ts'
import type { Document } from '../../../domain/protocol/documents.ts'

const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const at = time.map((date) => date.toISOString())
/** What people write may look like a key of its own. */
const written = fc.oneof(fc.string(), fc.constantFrom('"key":{"at":"9999-12-31T23:59:59.999Z"}', '{"at":"9999', '\\'))
const movement = fc.record({
  collection: fc.constantFrom('movements', 'observations'),
  note: written,
  key: fc.tuple(at, written, fc.boolean()).map(([at, deviceId, last]) => (last ? { deviceId, at } : { at, deviceId })),
  at: written,
})

it('finds in the text of documents what it finds in the documents', () => {
  fc.assert(
    fc.property(fc.array(movement), fc.option(at), fc.constantFrom(undefined, 1), (documents, before, spaces) => {
      const text = documents.map((document) => JSON.stringify(document, null, spaces)).join(',')
      const expected = laterOf(documents as unknown as Document[], before)
      expect(latestOf('movements', text, before)).toBe(expected)
      expect(latestOf('observations', text, before)).toBe(expected)
      expect(latestOf('items', text, before)).toBe(before)
    }),
  )
})
