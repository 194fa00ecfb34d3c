/** What a label says of goods and places, whatever it was printed as: what a warehouse wants to know of a scan. */
import { gtin14, hasCheckDigit } from './check-digits.ts'
import { dayOfLabel } from './dates.ts'
import { readDigitalLink } from './digital-link.ts'
import { type Element, FNC1 } from './element.ts'
import { readBracketed, readElementString } from './element-string.ts'
import { readScanData } from './scan-data.ts'

export type Label = {
  /** Fourteen digits: of the item, or of what a logistic unit holds. */
  readonly gtin?: string
  readonly lot?: string
  readonly serial?: string
  /** The last good day, as a use-by or a best-before date. */
  readonly expiresOn?: string
  readonly manufacturedOn?: string
  /** How many: a variable count, or the trade items that a logistic unit holds. */
  readonly quantity?: number
  readonly sscc?: string
  readonly gln?: string
  /** A place within that of the GLN. */
  readonly glnExtension?: string
}

/** A scan: the text without what scanners put around it, and its label when it is one of GS1. */
export type ScannedCode = { readonly text: string; readonly label?: Label }

/** Labels begin with what they are of; only then are bare digits taken for one. FNC1 within tells too. */
const BARE_LABEL = /^0[012]\d{14}/

const elementsIn = (text: string): readonly Element[] | undefined => {
  const read = text.startsWith(FNC1)
    ? readElementString(text)
    : text.startsWith('(')
      ? readBracketed(text)
      : /^https?:/i.test(text)
        ? readDigitalLink(text, { legacy: true })
        : BARE_LABEL.test(text) || text.includes(FNC1)
          ? readElementString(FNC1 + text)
          : undefined
  return read?.ok ? read.value : undefined
}

const keyed = (value: string | undefined): string | undefined =>
  value !== undefined && hasCheckDigit(value) ? value : undefined

const positive = (value: string | undefined): number | undefined => (Number(value) > 0 ? Number(value) : undefined)

/** A value that breaks its own rule is as good as not there. */
const labelOf = (elements: readonly Element[], today: string): Label => {
  const said = new Map(elements.map(({ ai, value }) => [ai, value]))
  const day = (ai: string) => dayOfLabel(said.get(ai)?.slice(0, 6) ?? '', today)
  const label: Label = {
    gtin: keyed(said.get('01') ?? said.get('02') ?? said.get('03')),
    lot: said.get('10'),
    serial: said.get('21'),
    expiresOn: day('17') ?? day('7003') ?? day('15'),
    manufacturedOn: day('11'),
    quantity: positive(said.get('30') ?? said.get('37')),
    sscc: keyed(said.get('00')),
    gln: keyed(said.get('414')),
    glnExtension: said.get('254'),
  }
  return Object.fromEntries(Object.entries(label).filter(([, value]) => value !== undefined))
}

const textOf = (scanned: string): string => (/^\][A-Za-z][0-9A-Fa-f]./.test(scanned) ? scanned.slice(3) : scanned)

/** The elements of a label of GS1, as they stand; undefined for any other code. */
export const elementsOf = (scanned: string): readonly Element[] | undefined => {
  const read = scanned.startsWith(']') ? readScanData(scanned) : undefined
  if (read?.ok && read.value.kind === 'gs1') return read.value.elements
  if (read?.ok && read.value.kind === 'gtin') {
    return [{ ai: '01', value: read.value.text.padStart(14, '0') }, ...read.value.elements]
  }
  return elementsIn(textOf(scanned))
}

/** Reads what came from a scanner or was typed. Which day is today decides the century of its dates. */
export const readCode = (scanned: string, today: string): ScannedCode => {
  const text = textOf(scanned).replace(/\|\]e0.*$/s, '')
  const elements = elementsOf(scanned)
  if (elements) return { text, label: labelOf(elements, today) }
  const gtin = gtin14(text)
  return gtin === undefined ? { text } : { text, label: { gtin } }
}
