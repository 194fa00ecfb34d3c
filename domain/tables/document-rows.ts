/** Documents as rows of a file: what export writes and import reads, on the server and on the device alike. */
import { type Attribute, type AttributeBook, writeAttribute } from '../attribute.ts'
import { ATTRIBUTE, FIELDS } from '../file-kinds.ts'
import { isVirtual } from '../location.ts'
import type {
  ItemDocument,
  LocationDocument,
  LotDocument,
  ReasonDocument,
  SupplierPriceDocument,
} from '../protocol/documents.ts'
import { writeBarcodes, writeUnits } from './cells.ts'
import type { Cells } from './write-table.ts'

/** What the codes in items are called: the names are what people see, and what files say. */
export type ItemNames = {
  readonly category: (code: string) => string
  readonly attributes: AttributeBook<Attribute>
  /** Of an item, by its id. */
  readonly sku: (id: string) => string
}

/** The columns of a file of items: those that it always has, and one for each attribute. */
export const itemFields = ({ attributes }: ItemNames): string[] => [
  ...FIELDS.items,
  ...attributes.all.map((one) => ATTRIBUTE + attributes.columnOf(one)),
]

/** A value that a column of its own cannot say, of no attribute or of another kind, stands as JSON in the column for all. */
const attributeCells = (values: ItemDocument['attributes'], { all, columnOf }: AttributeBook<Attribute>): Cells => {
  const rest = { ...values }
  const cells: Record<string, string> = {}
  for (const attribute of all) {
    const value = Object.hasOwn(values, attribute.code) ? values[attribute.code] : undefined
    const text = value === undefined ? undefined : writeAttribute(attribute, value)
    if (text === undefined) continue
    cells[ATTRIBUTE + columnOf(attribute)] = text
    delete rest[attribute.code]
  }
  return { ...cells, attributes: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest) }
}

/** A name with a sign in it that parts names is written as JSON, as of barcodes. */
const writeVariesBy = (said: ItemDocument['variesBy'], { byCode, columnOf }: AttributeBook<Attribute>): string => {
  const names = (said ?? []).map(({ code }) => {
    const attribute = byCode(code)
    return attribute ? columnOf(attribute) : code
  })
  return names.some((name) => /[;[]|^\s|\s$/.test(name)) ? JSON.stringify(names) : names.join('; ')
}

export const itemRow = (doc: ItemDocument, names: ItemNames): Cells => {
  const { sku, name, description, baseUnit, tracking, shelfLifeDays, price, currency } = doc
  const { negativePolicy, abcClass, archived, reorder } = doc
  return {
    ...{ sku, name, description, baseUnit, tracking, shelfLifeDays, price, currency },
    category: names.category(doc.category),
    ...{ negativePolicy, abcClass, archived },
    barcodes: writeBarcodes(doc.barcodes),
    units: writeUnits(doc.units),
    reorderPoint: reorder?.point,
    reorderQuantity: reorder?.quantity,
    safetyStock: reorder?.safetyStock,
    leadTimeDays: reorder?.leadTimeDays,
    ...attributeCells(doc.attributes, names.attributes),
    variantOf: doc.variantOf ? names.sku(doc.variantOf) : '',
    variesBy: writeVariesBy(doc.variesBy, names.attributes),
  }
}

export const reasonRow = ({ code, name, kinds, archived }: ReasonDocument): Cells => ({
  ...{ code, name, archived },
  kinds: kinds.join('; '),
})

type SupplierNames = {
  readonly partner: (id: string) => string
  readonly price: (itemId: string, partnerId: string) => Pick<SupplierPriceDocument, 'price' | 'currency'> | undefined
}

/** A row for each supplier of the item; what they ask only where it is known. */
export const supplierRows = (
  { id, sku, suppliers = [] }: Pick<ItemDocument, 'id' | 'sku' | 'suppliers'>,
  names: SupplierNames,
): Cells[] =>
  suppliers.map(({ partnerId, code, unit, leadTimeDays }) => {
    const asked = names.price(id, partnerId)
    return {
      ...{ sku, supplier: names.partner(partnerId), supplierCode: code, supplierUnit: unit, leadTimeDays },
      ...{ supplierPrice: asked?.price, currency: asked?.currency },
    }
  })

type Located = (id: string) => LocationDocument | undefined

/** The site's code and the place's own; a site's own, and none for what is nowhere, as customers are. */
export const placeNames = (find: Located, id: string): { site: string; code: string } => {
  const place = find(id)
  if (!place) return { site: '', code: '' }
  const site = place.kind === 'site' ? place : isVirtual(place.kind) || !place.siteId ? undefined : find(place.siteId)
  return { site: site?.code ?? '', code: place.code }
}

export const locationRow = (doc: LocationDocument, find: Located): Cells => {
  const { code, name, kind, barcode, pickSequence, timeZone, hold, capacity, archived } = doc
  const parent = doc.parentId ? (find(doc.parentId)?.code ?? '') : ''
  const site = kind === 'site' ? '' : placeNames(find, doc.id).site
  return { site, code, name, kind, parent, barcode, pickSequence, timeZone, hold, capacity, archived }
}

type StockSaid = { sku: string; locationId: string; lot: LotDocument | undefined; onHand: number }

export const stockRow = ({ sku, locationId, lot, onHand }: StockSaid, find: Located): Cells => {
  const { site, code } = placeNames(find, locationId)
  return { sku, site, location: code, lot: lot?.code, expiresOn: lot?.expiresOn, quantity: onHand }
}
