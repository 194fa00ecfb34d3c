import { expect, it } from 'vitest'
import { type Facts, gapOf, type LineFacts } from '../../../../client/features/basket/build.ts'
import { padEntry } from '../../../../client/ui/pad-entry.ts'
import type { Member } from '../../../../domain/permissions.ts'
import type { ItemDocument, LocationDocument } from '../../../../domain/protocol/documents.ts'

const picker: Member = { role: 'operator', siteIds: null }
const bin = (id: string): LocationDocument => ({ id, code: id, kind: 'bin', siteId: 'north' }) as LocationDocument
const bolt = (negativePolicy: ItemDocument['negativePolicy'], tracking: ItemDocument['tracking'] = 'none') =>
  ({ id: 'bolt', baseUnit: 'pcs', units: [], tracking, negativePolicy }) as unknown as ItemDocument

let made = 0
const line = (item: ItemDocument, quantity: number, onHand: number | undefined, lotId?: string): LineFacts => ({
  line: {
    ...{ key: String(made++), itemId: item.id, fromId: 'A', entry: padEntry(quantity, 'pcs') },
    ...(lotId ? { lot: { code: lotId, lotId } } : {}),
  },
  ...{ item, from: bin('A'), onHand },
})
const gap = (...lines: LineFacts[]) => {
  const facts: Facts = { kind: 'move', lines, to: bin('B'), transit: undefined }
  return gapOf(facts, picker)
}

it('lets no more be taken than is there of an item that may not go below nothing, all its lines together', () => {
  const one = bolt('block')
  expect(gap(line(one, 5, 5))).toBeUndefined()
  const second = line(one, 3, 5)
  expect(gap(line(one, 3, 5), second)).toMatchObject({ kind: 'line', key: second.line.key })
  expect(gap(line(one, 2, 5), line(one, 3, 5))).toBeUndefined()
})

it('looks at each lot by itself', () => {
  const one = bolt('block', 'lot')
  expect(gap(line(one, 3, 3, 'L1'), line(one, 4, 4, 'L2'))).toBeUndefined()
  expect(gap(line(one, 3, 3, 'L1'), line(one, 5, 4, 'L2'))).toMatchObject({ kind: 'line' })
})

it('says nothing of items that may, nor of what a blind count keeps from the picker', () => {
  expect(gap(line(bolt('warn'), 9, 5))).toBeUndefined()
  expect(gap(line(bolt('block'), 9, undefined))).toBeUndefined()
})
