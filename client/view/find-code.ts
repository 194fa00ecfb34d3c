/** What a scanned or typed code may mean: barcodes and SKUs of items, codes and barcodes of locations, codes of lots, numbers of orders. */
import type { Document, LotDocument } from '../../domain/protocol.ts'
import { codesOf, normalCode } from '../mirror/codes.ts'
import type { Reader } from './reader.ts'
import type { Found } from './rows.ts'

export const lookup = (reader: Reader, code: string): Found[] => {
  const wanted = normalCode(code)
  const found = new Map<string, Document>()
  const consider = (document: Document | undefined) => {
    if (document && codesOf(document).includes(wanted)) found.set(document.id, document)
  }
  // As they are called here: an edit that is not yet settled may have given or taken a code.
  for (const { collection, id } of reader.mirror.memory.byCode(wanted)) consider(reader.document(collection, id))
  for (const [edit] of reader.own.edits.values()) {
    if (edit) consider(reader.document(edit.collection, edit.documentId) as Document | undefined)
  }
  return present([...found.values()], code, (lot) => reader.document('items', lot.itemId))
}

export const present = (
  documents: readonly Document[],
  code: string,
  itemOf: (lot: LotDocument) => Extract<Found, { kind: 'lot' }>['item'],
): Found[] => {
  const found = documents
    .map((document) => foundOf(document, code, itemOf))
    .sort((a, b) => Number(isArchived(a)) - Number(isArchived(b)) || RANK[a.kind] - RANK[b.kind])
  return found.length > 0 ? found : [{ kind: 'unknown', code }]
}

const RANK = { location: 0, item: 1, lot: 2, order: 3, unknown: 4 } as const

const isArchived = (found: Found): boolean =>
  (found.kind === 'item' && found.item.archived) || (found.kind === 'location' && found.location.archived)

const foundOf = (
  document: Document,
  code: string,
  itemOf: (lot: LotDocument) => Extract<Found, { kind: 'lot' }>['item'],
): Found => {
  if (document.collection === 'locations') return { kind: 'location', location: document }
  if (document.collection === 'lots') return { kind: 'lot', lot: document, item: itemOf(document) }
  if (document.collection === 'orders') return { kind: 'order', order: document }
  if (document.collection !== 'items') return { kind: 'unknown', code }
  const barcode = document.barcodes.find((each) => normalCode(each.code) === normalCode(code))
  return { kind: 'item', item: document, unit: barcode?.unit }
}
