/** What a label says: words for people, and what its symbol may carry. */
import { gtin14, hasCheckDigit } from '../gs1/check-digits.ts'
import { digitalLinkOf } from '../gs1/digital-link-uri.ts'
import { type Element, FNC1 } from '../gs1/element.ts'
import { bracketed, elementString } from '../gs1/element-string.ts'
import { faultsOf, valueFault } from '../gs1/validate.ts'
import type { ItemDocument, LocationDocument, LotDocument, OrderDocument } from '../protocol/documents.ts'
import { err, ok, type Result } from '../result.ts'
import { isCode128 } from './code-128.ts'

export const SYMBOLS = ['code-128', 'gs1-128', 'gs1-datamatrix', 'qr', 'digital-link'] as const
export type SymbolKind = (typeof SYMBOLS)[number]

/** What a line under the title is; the app has the words for it. */
export type FactName =
  | 'sku'
  | 'description'
  | 'lot'
  | 'serial'
  | 'expires'
  | 'count'
  | 'site'
  | 'partner'
  | 'due'
  | 'order'
export type Fact = { readonly name: FactName; readonly value: string }

export type LabelContent = {
  /** Tells it from every other label of a job. */
  readonly id: string
  readonly title: string
  readonly facts: readonly Fact[]
  /** What stands in a plain Code 128 or QR; a pallet has none. */
  readonly code?: string
  /** What GS1 symbols say, one list a linear symbol; matrix symbols say all of it. Empty: there is no GS1 key. */
  readonly gs1: readonly (readonly Element[])[]
}

/** One symbol of a label. `data` is what a scanner reads of it, with FNC1 as it sends it. */
export type Carried = { readonly kind: SymbolKind; readonly data: string; readonly below: readonly string[] }

/** Why a label cannot have such a symbol. */
export type NoSymbol = 'no-code' | 'no-key' | 'not-in-code-128' | 'too-long'

/** As many characters as a GS1-128 symbol may have, and more than fits a label of any other (GenSpecs §5.4.1). */
const MOST = { 'code-128': 48, 'gs1-128': 48, 'gs1-datamatrix': 200, qr: 300, 'digital-link': 300 } as const

const yymmdd = (day: string): string => day.slice(2).replaceAll('-', '')

/** Elements whose values keep GS1's rules; of a lot code that GS1 has no sign for, the rest of the label stays. */
const allowed = (elements: readonly (Element | undefined)[]): Element[] =>
  elements.filter((element): element is Element => element !== undefined && valueFault(element) === undefined)

/** Key and what belongs to it, or nothing: a label that breaks a rule is no label of GS1. */
const keyed = (...lists: readonly (readonly (Element | undefined)[])[]): Element[][] => {
  const kept = lists.map(allowed).filter((list) => list.length > 0)
  return faultsOf(kept.flat()).length === 0 ? kept : []
}

const gtinOf = (item: Pick<ItemDocument, 'barcodes'>, code?: string): string | undefined =>
  code === undefined
    ? item.barcodes.map((barcode) => gtin14(barcode.code)).find((gtin) => gtin !== undefined)
    : gtin14(code)

/** Which codes of an item may stand on its label: its barcodes, then its SKU. */
export const codesOfItem = (item: Pick<ItemDocument, 'sku' | 'barcodes'>): string[] => [
  ...new Set([...item.barcodes.map(({ code }) => code), item.sku]),
]

export const itemLabel = (
  item: Pick<ItemDocument, 'id' | 'name' | 'sku' | 'barcodes'>,
  chosen?: string,
): LabelContent => {
  const code = chosen ?? codesOfItem(item)[0] ?? item.sku
  const gtin = gtinOf(item, chosen)
  return {
    id: item.id,
    title: item.name,
    facts: [{ name: 'sku', value: item.sku }],
    code,
    gs1: keyed([gtin === undefined ? undefined : { ai: '01', value: gtin }]),
  }
}

type LotItem = Pick<ItemDocument, 'name' | 'sku' | 'barcodes' | 'tracking'>

export const lotLabel = (item: LotItem, lot: Pick<LotDocument, 'id' | 'code' | 'expiresOn'>): LabelContent => {
  const gtin = gtinOf(item)
  const isSerial = item.tracking === 'serial'
  const own = { ai: isSerial ? '21' : '10', value: lot.code }
  const isSayable = valueFault(own) === undefined
  return {
    id: lot.id,
    title: item.name,
    facts: [
      { name: isSerial ? 'serial' : 'lot', value: lot.code },
      ...(lot.expiresOn ? [{ name: 'expires' as const, value: lot.expiresOn }] : []),
      { name: 'sku', value: item.sku },
    ],
    code: lot.code,
    // Without its own number it would be the label of any lot.
    gs1:
      gtin === undefined || !isSayable
        ? []
        : keyed([
            { ai: '01', value: gtin },
            lot.expiresOn ? { ai: '17', value: yymmdd(lot.expiresOn) } : undefined,
            own,
          ]),
  }
}

type Place = Pick<LocationDocument, 'id' | 'code' | 'name' | 'kind' | 'barcode'>
const glnOf = ({ barcode }: Pick<Place, 'barcode'>): string | undefined =>
  barcode && /^\d{13}$/.test(barcode) && hasCheckDigit(barcode) ? barcode : undefined

/** A place has a GLN of its own, or one above it has, and its code extends that. `path`: from the site down to it. */
export const placeLabel = (place: Place, path: readonly Pick<Place, 'name' | 'barcode'>[]): LabelContent => {
  const own = glnOf(place)
  const above = path.map(glnOf).findLast((gln) => gln !== undefined)
  const elements =
    own !== undefined
      ? [{ ai: '414', value: own }]
      : above !== undefined && valueFault({ ai: '254', value: place.code }) === undefined
        ? [
            { ai: '414', value: above },
            { ai: '254', value: place.code },
          ]
        : []
  return {
    id: place.id,
    title: place.code,
    facts: [
      ...(place.name === place.code ? [] : [{ name: 'description' as const, value: place.name }]),
      ...(path[0] && path.length > 1 ? [{ name: 'site' as const, value: path[0].name }] : []),
    ],
    code: place.barcode || place.code,
    gs1: keyed(elements),
  }
}

export const orderLabel = (
  order: Pick<OrderDocument, 'id' | 'number' | 'dueOn'>,
  partner: string | undefined,
): LabelContent => ({
  id: order.id,
  title: order.number,
  facts: [
    ...(partner === undefined ? [] : [{ name: 'partner' as const, value: partner }]),
    ...(order.dueOn ? [{ name: 'due' as const, value: order.dueOn }] : []),
  ],
  code: order.number,
  gs1: [],
})

/** What a pallet holds, when it is all the same. */
export type PalletContents = {
  readonly item: LotItem
  readonly quantity: number
  readonly lot?: Pick<LotDocument, 'code' | 'expiresOn'>
}

/** A logistic label: what it holds in a symbol of its own above, the SSCC at the bottom (GenSpecs §6.7). */
export const palletLabel = (
  sscc: string,
  says: { title: string; contents?: PalletContents; order?: string },
): LabelContent => {
  const { contents, order } = says
  const gtin = contents && gtinOf(contents.item)
  const lot = contents?.lot
  const inside =
    gtin === undefined
      ? []
      : allowed([
          { ai: '02', value: gtin },
          lot?.expiresOn ? { ai: '17', value: yymmdd(lot.expiresOn) } : undefined,
          { ai: '37', value: String(contents?.quantity) },
          lot ? { ai: '10', value: lot.code } : undefined,
        ])
  return {
    id: sscc,
    title: contents?.item.name ?? says.title,
    facts: [
      ...(order === undefined ? [] : [{ name: 'order' as const, value: order }]),
      ...(contents
        ? [
            { name: 'count' as const, value: String(contents.quantity) },
            { name: 'sku' as const, value: contents.item.sku },
          ]
        : []),
      ...(lot ? [{ name: 'lot' as const, value: lot.code }] : []),
      ...(lot?.expiresOn ? [{ name: 'expires' as const, value: lot.expiresOn }] : []),
    ],
    gs1: keyed(inside, [{ ai: '00', value: sscc }]),
  }
}

/** The values of predefined length first: then no FNC1 has to stand between them. */
const ordered = (elements: readonly Element[]): Element[] =>
  [...elements].sort(
    (a, b) => Number(['10', '21', '254', '37'].includes(a.ai)) - Number(['10', '21', '254', '37'].includes(b.ai)),
  )

const within = (carried: Carried): Result<Carried, NoSymbol> =>
  carried.data.replaceAll(FNC1, '').length > MOST[carried.kind] ? err('too-long') : ok(carried)

const plain = (kind: 'code-128' | 'qr', code: string | undefined): Result<Carried[], NoSymbol> => {
  if (code === undefined || code === '') return err('no-code')
  if (kind === 'code-128' && !isCode128(code)) return err('not-in-code-128')
  const made = within({ kind, data: code, below: [code] })
  return made.ok ? ok([made.value]) : made
}

/** The symbols of a label, from top to bottom: what each carries, and what stands below it for a person to read. */
export const carriedBy = (content: LabelContent, kind: SymbolKind, linkDomain: string): Result<Carried[], NoSymbol> => {
  if (kind === 'code-128' || kind === 'qr') return plain(kind, content.code)
  if (content.gs1.length === 0) return err('no-key')
  const lists = kind === 'gs1-128' ? content.gs1.map(ordered) : [ordered(content.gs1.flat())]
  const symbols: Carried[] = []
  for (const elements of lists) {
    const link = kind === 'digital-link' ? digitalLinkOf(linked(elements), linkDomain) : ok(elementString(elements))
    if (!link.ok) return err('no-key')
    const made = within({ kind, data: link.value, below: elements.map((element) => bracketed([element])) })
    if (!made.ok) return made
    symbols.push(made.value)
  }
  return ok(symbols)
}

/** A link of a pallet names it, and the web site behind it says what it holds. */
const linked = (elements: readonly Element[]): readonly Element[] => {
  const sscc = elements.filter(({ ai }) => ai === '00')
  return sscc.length > 0 ? sscc : elements
}
