/** The codes under which a document is found by a scan or by typing. */
import type { Document } from '../../domain/protocol.ts'

/** Letters differ between keyboards and scanners, spaces at the ends come from wedges: neither makes another code. */
export const normalCode = (code: string): string => code.trim().toLowerCase()

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

const distinct = (codes: readonly string[]): string[] => [
  ...new Set(codes.map(normalCode).filter((code) => code !== '')),
]
