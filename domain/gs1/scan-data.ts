/** What a scanner sent, by the symbology identifier in front of it (ISO/IEC 15424): `]C1` GS1-128, `]E0` EAN-13, … */
import { err, ok, type Result } from '../result.ts'
import { hasCheckDigit } from './check-digits.ts'
import { readDigitalLink } from './digital-link.ts'
import { type Element, FNC1, type Gs1Fault } from './element.ts'
import { readElementString } from './element-string.ts'

export type ScanData =
  | { readonly kind: 'gs1'; readonly elements: readonly Element[] }
  /** EAN or UPC; a composite symbol above it may say more. */
  | { readonly kind: 'gtin'; readonly text: string; readonly elements: readonly Element[] }
  | { readonly kind: 'link'; readonly text: string; readonly elements: readonly Element[] }
  | { readonly kind: 'text'; readonly text: string }

/** GS1-128, DataBar and composites, GS1 Data Matrix, GS1 QR, GS1 DotCode: a GS1 message without its first FNC1. */
const GS1_SYMBOLS: ReadonlySet<string> = new Set(['C1', 'e0', 'd2', 'Q3', 'J1'])

/** Whether what an identifier says was printed is a GS1 message. */
export const isGs1Symbol = (symbology: string): boolean => GS1_SYMBOLS.has(symbology.slice(1))

/** EAN and UPC, by the number of their digits. */
const EAN_SYMBOLS: Readonly<Record<string, number>> = { E0: 13, E4: 8 }

/** Stands between an EAN and the composite symbol that belongs to it. */
const COMPOSITE = '|]e0'

const readEan = (data: string, digits: number): Result<ScanData, Gs1Fault> => {
  const [text, after] = [data.slice(0, digits), data.slice(digits)]
  if (text.length < digits || !hasCheckDigit(text)) return err({ kind: 'no-gtin' })
  if (after === '') return ok({ kind: 'gtin', text, elements: [] })
  if (!after.startsWith(COMPOSITE)) return err({ kind: 'too-long' })
  const composite = readElementString(FNC1 + after.slice(COMPOSITE.length))
  return composite.ok ? ok({ kind: 'gtin', text, elements: composite.value }) : composite
}

const readText = (text: string): Result<ScanData, Gs1Fault> => {
  if (!/^(https?|HTTPS?):\/\//.test(text)) return ok({ kind: 'text', text })
  const link = readDigitalLink(text, { legacy: true })
  return link.ok ? ok({ kind: 'link', text, elements: link.value }) : link
}

/** Reads what begins with a symbology identifier. What the values say is for `faultsOf`. */
export const readScanData = (scanned: string): Result<ScanData, Gs1Fault> => {
  const [, symbol, data = ''] = /^\]([A-Za-z][0-9A-Fa-f])(.*)$/s.exec(scanned) ?? []
  if (symbol === undefined) return err({ kind: 'no-symbology' })
  const digits = EAN_SYMBOLS[symbol]
  if (digits !== undefined) return readEan(data, digits)
  if (!GS1_SYMBOLS.has(symbol)) return readText(data)
  const elements = readElementString(FNC1 + data)
  return elements.ok ? ok({ kind: 'gs1', elements: elements.value }) : elements
}
