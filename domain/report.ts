/** Reports of codes that nothing has: one exception per code, whoever meets it, and it closes when the code is known. */

import type { Fields } from './edit.ts'
import { gtin14 } from './gs1/check-digits.ts'
import type { EditableCollection } from './protocol/kinds.ts'

const GTIN_LENGTHS = [14, 13, 12, 8]

/** Every way in which the same code may stand on a card: a GTIN with more or fewer zeros in front, letters large or as read. */
export const formsOfCode = (code: string): string[] => {
  const gtin = gtin14(code)
  const forms = gtin
    ? GTIN_LENGTHS.filter((length) => /^0*$/.test(gtin.slice(0, 14 - length))).map((length) => gtin.slice(14 - length))
    : []
  return [...new Set([code, code.toUpperCase(), ...forms])]
}

/** What a report is about: the same for every form of the code. */
export const subjectOfCode = (code: string): string => gtin14(code) ?? code.trim().toUpperCase()

/** The codes that an edit gives to something. */
export const codesGiven = (collection: EditableCollection, set: Fields): string[] => {
  if (collection === 'items') {
    const barcodes = Array.isArray(set.barcodes) ? (set.barcodes as { code: string }[]).map(({ code }) => code) : []
    return [...barcodes, set.sku].filter((code) => typeof code === 'string')
  }
  return collection === 'locations' ? [set.code, set.barcode].filter((code) => typeof code === 'string') : []
}
