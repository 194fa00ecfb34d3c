/** What a label says of goods and places, whatever it was printed as: what a warehouse wants to know of a scan. */
import { expandUpcE, gtin14, hasCheckDigit } from './check-digits.ts'
import { dayOfLabel } from './dates.ts'
import { readDigitalLink } from './digital-link.ts'
import { type Element, FNC1 } from './element.ts'
import { readBracketed, readElementString } from './element-string.ts'
import { isGs1Symbol, readScanData } from './scan-data.ts'
import { plainCode, splitCode } from './symbology.ts'

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

/** A scan: the text without what scanners put around it, how it was printed if that was told, and its label when it is one of GS1. */
export type ScannedCode = { readonly text: string; readonly symbology?: string; readonly label?: Label }

/** Labels begin with what they are of; only then are bare digits taken for one. FNC1 within tells too. */
const BARE_LABEL = /^0[012]\d{14}/

/** What a symbol says with nothing to tell whether it is one of GS1: its text must tell. */
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
  return read?.ok ? read.value : onlyGtin(text)
}

/** A scanner that drops FNC1 runs one value into the next; which item it is, in front of all, can be told all the same. */
const onlyGtin = (text: string): readonly Element[] | undefined => {
  const [, value] = /^01(\d{14})./s.exec(text.replace(FNC1, '')) ?? []
  return value !== undefined && hasCheckDigit(value) ? [{ ai: '01', value }] : undefined
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

/**
 * The elements of a label of GS1, as they stand; undefined for any other code. A symbol that is said not to be of GS1 is none,
 * whatever its text looks like, save for a Digital Link, which may stand in any.
 */
export const elementsOf = (scanned: string): readonly Element[] | undefined => {
  const { text, symbology } = splitCode(scanned)
  if (symbology === undefined) return elementsIn(text)
  const read = readScanData(scanned)
  if (read.ok && read.value.kind === 'gtin') {
    return [{ ai: '01', value: read.value.text.padStart(14, '0') }, ...read.value.elements]
  }
  if (read.ok) return read.value.kind === 'text' ? undefined : read.value.elements
  return isGs1Symbol(symbology) ? elementsIn(text) : undefined
}

/** Of a UPC-E the number that it stands for; eight digits may be an EAN-8 too, unless the scanner said which. */
export const upcEOf = ({ text, symbology = UPC }: ScannedCode): string | undefined =>
  symbology === UPC ? expandUpcE(text) : undefined

const UPC = ']E0'

/** Reads what came from a scanner or was typed. Which day is today decides the century of its dates. */
export const readCode = (scanned: string, today: string): ScannedCode => {
  const { text: whole, ...how } = splitCode(scanned)
  const text = whole.replace(/\|\]e0.*$/s, '')
  const elements = elementsOf(scanned)
  if (elements) return { text, ...how, label: labelOf(elements, today) }
  const number = how.symbology === UPC ? (expandUpcE(text) ?? text) : text
  const gtin = gtin14(number)
  return gtin === undefined ? { text, ...how } : { text, ...how, label: { gtin } }
}

/** A GTIN as it is printed below the bars: without the zeros that fill it up to fourteen digits. */
const printed = (gtin: string): string => gtin.replace(/^0{6}(?=\d{8}$)|^0{1,2}/, '')

/**
 * What a card keeps of a code that was scanned for it. Of a whole label that is the GTIN: lot, dates and quantity differ from
 * box to box. `rest`: there was more on the label, and it is not kept.
 */
export const barcodeOf = (scanned: string): { code: string; rest: boolean } => {
  const elements = elementsOf(scanned)
  const gtin = elements?.find(({ ai, value }) => ['01', '02', '03'].includes(ai) && hasCheckDigit(value))?.value
  if (!elements || gtin === undefined) return { code: plainCode(scanned), rest: false }
  return { code: printed(gtin), rest: elements.length > 1 }
}
