/** Documents as rows of a file: what export writes and import reads, on the server and on the device alike. */
import { isVirtual } from '../location.ts'
import type { ItemDocument, LocationDocument, LotDocument, ReasonDocument } from '../protocol/documents.ts'
import { writeBarcodes, writeUnits } from './cells.ts'
import type { Cells } from './write-table.ts'

/** Codes in documents are names in files: what people see and write. */
export const itemRow = (doc: ItemDocument, categoryName: (code: string) => string): Cells => {
  const { sku, name, description, baseUnit, tracking, shelfLifeDays, price, currency } = doc
  const { negativePolicy, abcClass, archived, reorder, attributes } = doc
  return {
    ...{ sku, name, description, baseUnit, tracking, shelfLifeDays, price, currency },
    category: categoryName(doc.category),
    ...{ negativePolicy, abcClass, archived },
    barcodes: writeBarcodes(doc.barcodes),
    units: writeUnits(doc.units),
    reorderPoint: reorder?.point,
    reorderQuantity: reorder?.quantity,
    safetyStock: reorder?.safetyStock,
    leadTimeDays: reorder?.leadTimeDays,
    attributes: Object.keys(attributes).length === 0 ? '' : JSON.stringify(attributes),
  }
}

export const reasonRow = ({ code, name, kinds, archived }: ReasonDocument): Cells => ({
  ...{ code, name, archived },
  kinds: kinds.join('; '),
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
  const { code, name, kind, barcode, pickSequence, timeZone, hold, archived } = doc
  const parent = doc.parentId ? (find(doc.parentId)?.code ?? '') : ''
  const site = kind === 'site' ? '' : placeNames(find, doc.id).site
  return { site, code, name, kind, parent, barcode, pickSequence, timeZone, hold, archived }
}

type StockSaid = { sku: string; locationId: string; lot: LotDocument | undefined; onHand: number }

export const stockRow = ({ sku, locationId, lot, onHand }: StockSaid, find: Located): Cells => {
  const { site, code } = placeNames(find, locationId)
  return { sku, site, location: code, lot: lot?.code, expiresOn: lot?.expiresOn, quantity: onHand }
}
