/** What a scanned or typed code may mean: barcodes and SKUs of items and what suppliers call them, codes and barcodes of locations, codes of lots,
 * numbers of orders, labels of GS1. */
import { barcodeOf, type Label, readCode, type ScannedCode, upcEOf } from '../../domain/gs1/label.ts'
import type { Document, ItemDocument, LotDocument } from '../../domain/protocol/documents.ts'
import { codesOf, isOwnCode, normalCode } from '../mirror/codes.ts'
import type { Reader } from './reader.ts'
import type { Found, LabelFacts } from './rows.ts'

/** A code to look for; only among locations where a label says that it is of a place. */
type Candidate = { code: string; only?: 'locations' }

/** The codes to look for one after the other, until one is known: the text as it is, then what the label says. */
const candidatesOf = (scan: ScannedCode): Candidate[] => {
  const { text, label, symbology } = scan
  const upcE = codeOf(upcEOf(scan))
  const candidates: (Candidate | undefined)[] = [
    // Known to be a UPC, eight digits are short for twelve; what is not known may be what it looks like.
    ...(symbology === undefined ? [{ code: text }, upcE] : [upcE, { code: text }]),
    codeOf(label?.sscc),
    codeOf(label?.gtin),
    label?.gln && label.glnExtension ? { code: label.glnExtension, only: 'locations' } : undefined,
    label?.gln ? { code: label.gln, only: 'locations' } : undefined,
  ]
  return candidates.filter((candidate) => candidate !== undefined)
}

const codeOf = (code: string | undefined): Candidate | undefined => (code === undefined ? undefined : { code })

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const lookup = (reader: Reader, scanned: string): Found[] => {
  const scan = readCode(scanned, dayOf(reader.now()))
  for (const { code, only } of candidatesOf(scan)) {
    const documents = documentsWith(reader, code).filter(({ collection }) => only === undefined || collection === only)
    if (documents.length > 0) return present(documents, code, scan.label, reader)
  }
  return [unknown(scanned)]
}

/** Of a whole label nobody knows the item: it is the GTIN that an item will be known by. */
const unknown = (scanned: string): Found => ({ kind: 'unknown', code: barcodeOf(scanned).code })

/** The same from storage alone, before the mirror is in memory. */
export const lookupStored = async (
  reader: Reader,
  scanned: string,
  find: (code: string) => Promise<Document[]>,
): Promise<Found[]> => {
  const scan = readCode(scanned, dayOf(reader.now()))
  for (const { code, only } of candidatesOf(scan)) {
    const documents = (await find(code)).filter(({ collection }) => only === undefined || collection === only)
    if (documents.length > 0) return present(documents, code, scan.label, reader)
  }
  return [unknown(scanned)]
}

const documentsWith = (reader: Reader, code: string): Document[] => {
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
  return [...found.values()]
}

const present = (documents: readonly Document[], code: string, label: Label | undefined, reader: Reader): Found[] =>
  withPrecedence(documents, normalCode(code))
    .map((document) => foundOf(document, code, label, reader))
    .sort((a, b) => Number(isArchived(a)) - Number(isArchived(b)) || RANK[a.kind] - RANK[b.kind])

/** What a supplier calls an item means it only where nothing here has that for its own code. */
const withPrecedence = (documents: readonly Document[], normal: string): readonly Document[] => {
  const own = documents.filter((document) => isOwnCode(document, normal))
  return own.length > 0 ? own : documents
}

/** The unit that a code is of: a barcode's, or, of a supplier's code, what they sell it in, where the item knows that unit. */
const unitOf = (item: ItemDocument, normal: string): string | undefined => {
  if (isOwnCode(item, normal)) return item.barcodes.find(({ code }) => normalCode(code) === normal)?.unit
  const unit = item.suppliers?.find(({ code }) => code && normalCode(code) === normal)?.unit
  return item.units.some(({ code }) => code === unit) ? unit : undefined
}

const RANK = { location: 0, item: 1, lot: 2, order: 3, unknown: 4 } as const

const isArchived = (found: Found): boolean =>
  (found.kind === 'item' && found.item.archived) || (found.kind === 'location' && found.location.archived)

const foundOf = (document: Document, code: string, label: Label | undefined, reader: Reader): Found => {
  if (document.collection === 'locations') return { kind: 'location', location: document }
  if (document.collection === 'lots') {
    return { kind: 'lot', lot: document, item: reader.document('items', document.itemId) }
  }
  if (document.collection === 'orders') return { kind: 'order', order: document }
  if (document.collection !== 'items') return { kind: 'unknown', code }
  const said = { item: document, unit: unitOf(document, normalCode(code)), ...factsOf(document, label) }
  const lot = said.label?.lotCode === undefined ? undefined : lotOf(reader, document, said.label.lotCode)
  return lot ? { kind: 'lot', lot, ...said } : { kind: 'item', ...said }
}

/** What of a label matters for this item: a serial where serials are tracked, a lot where lots are, else neither. */
const factsOf = ({ tracking }: ItemDocument, label: Label | undefined): { label?: LabelFacts } => {
  const lotCode = tracking === 'serial' ? label?.serial : tracking === 'lot' ? label?.lot : undefined
  const facts: LabelFacts = {
    ...(lotCode === undefined ? {} : { lotCode }),
    ...(lotCode !== undefined && label?.expiresOn ? { expiresOn: label.expiresOn } : {}),
    ...(lotCode !== undefined && label?.manufacturedOn ? { manufacturedOn: label.manufacturedOn } : {}),
    ...(label?.quantity === undefined ? {} : { quantity: label.quantity }),
  }
  return Object.keys(facts).length === 0 ? {} : { label: facts }
}

const lotOf = (reader: Reader, item: ItemDocument, code: string): LotDocument | undefined =>
  documentsWith(reader, code).find(
    (document): document is LotDocument => document.collection === 'lots' && document.itemId === item.id,
  )
