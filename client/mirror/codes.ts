/** The codes under which a document is found by a scan or by typing. */
import type { Document } from '../../domain/protocol.ts'

/**
 * Letters differ between keyboards and scanners, spaces at the ends come from wedges: neither makes another code. Upper
 * case, since most codes are printed so: a string that does not change is not copied, and there are very many.
 */
export const normalCode = (code: string): string => code.trim().toUpperCase()

export const codesOf = (document: Document): string[] => {
  if (document.collection === 'items') {
    return distinct([document.sku, ...(document.barcodes ?? []).map((barcode) => barcode.code)])
  }
  if (document.collection === 'locations') {
    return distinct(document.barcode ? [document.code, document.barcode] : [document.code])
  }
  if (document.collection === 'lots') return distinct([document.code])
  return []
}

/** Without a set: most documents have one or two codes, and there are a hundred thousand of them. */
const distinct = (codes: readonly string[]): string[] => {
  const known: string[] = []
  for (const code of codes) {
    const normal = normalCode(code)
    if (normal !== '' && !known.includes(normal)) known.push(normal)
  }
  return known
}
