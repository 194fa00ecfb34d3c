/** The codes under which a document is found by a scan or by typing. */
import { gtin14 } from '../../domain/gs1/check-digits.ts'
import type { Document } from '../../domain/protocol/documents.ts'

/**
 * Letters differ between keyboards and scanners, spaces at the ends come from wedges: neither makes another code. Upper
 * case, since most codes are printed so, and one that is normal already is neither copied nor handed to the library, which
 * took longer than parsing the document that it stands in.
 *
 * A GTIN is the same with and without the zeros in front of it: without, since most have none and stay the string they are.
 */
export const normalCode = (code: string): string => {
  const plain = isNormal(code) ? code : code.trim().toUpperCase()
  return plain.startsWith('0') && gtin14(plain) !== undefined ? plain.replace(/^0+/, '') : plain
}

/** True for digits, capitals and signs of ASCII: from `!` to the character before `a`. */
const isNormal = (code: string): boolean => {
  for (let at = 0; at < code.length; at++) {
    const unit = code.charCodeAt(at)
    if (unit < 0x21 || unit > 0x60) return false
  }
  return true
}

const NONE: readonly string[] = []

/** The collections whose documents have codes. */
export const CODED = ['items', 'locations', 'lots'] as const

export const codesOf = (document: Document): readonly string[] => {
  if (document.collection === 'items') return codesOfItem(document)
  if (document.collection === 'locations') return distinct([document.code, document.barcode])
  if (document.collection === 'lots') return distinct([document.code])
  return document.collection === 'orders' ? distinct([document.number]) : NONE
}

const codesOfItem = ({ sku, barcodes, suppliers }: Extract<Document, { collection: 'items' }>): string[] => {
  const codes: (string | null | undefined)[] = [sku]
  if (barcodes) for (const barcode of barcodes) codes.push(barcode.code)
  if (suppliers) for (const supplier of suppliers) codes.push(supplier.code)
  return distinct(codes)
}

/** Is it the document's own code, and not only what a supplier calls the item? */
export const isOwnCode = (document: Document, normal: string): boolean =>
  document.collection === 'items'
    ? [document.sku, ...(document.barcodes ?? []).map(({ code }) => code)].some((code) => normalCode(code) === normal)
    : codesOf(document).includes(normal)

/** Without a set: most documents have one or two codes, and there are a hundred thousand of them. */
const distinct = (codes: readonly (string | null | undefined)[]): string[] => {
  const known: string[] = []
  for (const code of codes) {
    const normal = normalCode(code ?? '')
    if (normal !== '' && !known.includes(normal)) known.push(normal)
  }
  return known
}
