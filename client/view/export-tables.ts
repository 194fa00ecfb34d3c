/** What a person sees, as rows of a file: off the local view, so that it needs no network. */
import type { AttributeFilters } from '../../domain/attribute-filter.ts'
import { FIELDS } from '../../domain/file-kinds.ts'
import { supplierPriceIdOf } from '../../domain/ids.ts'
import { isPhysical, isVirtual, siteOf } from '../../domain/location.ts'
import {
  itemFields,
  itemRow,
  locationRow,
  placeNames,
  reasonRow,
  stockRow,
  supplierRows,
} from '../../domain/tables/document-rows.ts'
import { lotRow, orderRows, partnerNames, partnerRow } from '../../domain/tables/order-rows.ts'
import type { Cells } from '../../domain/tables/write-table.ts'
import { attributesQuery } from './attributes.ts'
import { categoriesQuery } from './categories.ts'
import { digest } from './digest.ts'
import { itemIdsQuery } from './items.ts'
import type { Reader } from './reader.ts'
import { itemStockQuery, locationStockQuery } from './stock.ts'

export const EXPORTS = [
  ...(['items', 'stock', 'lots', 'locations', 'movements', 'orders', 'partners', 'suppliers'] as const),
  ...(['reasons', 'counts'] as const),
] as const
export type ExportKind = (typeof EXPORTS)[number]

/** Narrowed to an item, a place, or what a search of items finds. */
export type ExportScope = {
  itemId?: string
  locationId?: string
  siteId?: string
  search?: string
  inStock?: boolean
  /** Those that are no longer offered, instead of those that are. */
  archived?: boolean
  /** Of orders or partners: those that a list shows. */
  ids?: readonly string[]
  /** Its code. */
  category?: string
  /** The item that they are variants of. */
  family?: string
  /** What their attributes must say. */
  attributes?: AttributeFilters
}
export type Table = { fields: readonly string[]; rows: readonly Cells[] }

const COUNT = ['name', 'site', 'state', 'blind', 'dueOn', 'assignees']

const locationsOf = (reader: Reader) => (id: string) => reader.document('locations', id)

const items = (
  reader: Reader,
  { itemId, search, inStock, archived, category, family, attributes }: ExportScope,
): Table => {
  const filter = {
    ...(inStock ? { inStock } : {}),
    ...(archived ? { archived } : {}),
    ...(category === undefined ? {} : { category }),
    ...(family === undefined ? {} : { family }),
    ...(attributes === undefined ? {} : { attributes }),
  }
  const ids = itemId ? [itemId] : itemIdsQuery({ search: search ?? '', filter }).read(reader)
  const names = {
    category: categoriesQuery.read(reader).nameOf,
    attributes: attributesQuery.read(reader),
    sku: (id: string) => reader.document('items', id)?.sku ?? '',
  }
  const rows = ids.flatMap((id) => {
    const item = reader.document('items', id)
    return item ? [itemRow(item, names)] : []
  })
  return { fields: itemFields(names), rows }
}

const stock = (reader: Reader, { itemId, locationId, siteId }: ExportScope): Cells[] => {
  const places = reader
    .documents('locations')
    .filter(
      (one) => isPhysical(one.kind) && (!locationId || one.id === locationId) && (!siteId || siteOf(one) === siteId),
    )
  const rows = itemId
    ? itemStockQuery(itemId).read(reader)
    : places.flatMap((one) => locationStockQuery(one.id).read(reader))
  return rows
    .filter(({ onHand }) => onHand !== 0)
    .map((row) =>
      stockRow(
        { sku: row.item?.sku ?? '', locationId: row.locationId, lot: row.lot, onHand: row.onHand },
        locationsOf(reader),
      ),
    )
}

/** Those that have arrived at the server: what is only here has no place in the order of the ledger yet. */
const movements = (reader: Reader, { itemId, locationId }: ExportScope): Cells[] => {
  const { memory } = reader.mirror
  const all = itemId
    ? memory.byItem('movements', itemId)
    : locationId
      ? memory.byLocation('movements', locationId)
      : memory.all('movements').values()
  const find = locationsOf(reader)
  return [...all]
    .sort((a, b) => (a.key.at < b.key.at ? -1 : 1))
    .map((one) => {
      const [from, to] = [placeNames(find, one.fromLocationId), placeNames(find, one.toLocationId)]
      return {
        ...{ id: one.id, kind: one.kind, sku: reader.document('items', one.itemId)?.sku ?? '' },
        lot: one.lotId ? (reader.document('lots', one.lotId)?.code ?? '') : '',
        ...{ fromSite: from.site, from: from.code, toSite: to.site, to: to.code },
        ...{ quantity: one.quantity, occurredAt: one.key.at, reason: one.reason, note: one.note },
      }
    })
}

const siteCode = (reader: Reader, id: string | null | undefined): string =>
  id ? (reader.document('locations', id)?.code ?? '') : ''

/** All of them, or in the order of the list that asks for some. */
const among = <Row extends { id: string }>(
  rows: readonly Row[],
  ids: readonly string[] | undefined,
): readonly Row[] => {
  if (ids === undefined) return rows
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const orders = (reader: Reader, { ids }: ExportScope): Cells[] => {
  const names = {
    item: (id: string) => reader.document('items', id),
    partner: partnerNames(reader.documents('partners')),
    site: (id: string | null) => siteCode(reader, id),
  }
  return among(reader.documents('orders'), ids).flatMap((order) => orderRows(order, names))
}

const lots = (reader: Reader): Cells[] =>
  reader.documents('lots').map((lot) => lotRow(reader.document('items', lot.itemId)?.sku ?? '', lot))

const counts = (reader: Reader): Cells[] => {
  const names = new Map(reader.documents('members').map(({ id, name }) => [id, name]))
  return reader.documents('counts').map(({ name, siteId, state, blind, dueOn, assigneeIds }) => ({
    ...{ name, state, blind, dueOn, site: siteCode(reader, siteId) },
    assignees: assigneeIds.map((id) => names.get(id) ?? '').join('; '),
  }))
}

const locations = (reader: Reader): Cells[] =>
  reader
    .documents('locations')
    .filter(({ kind }) => !isVirtual(kind))
    .map((one) => locationRow(one, locationsOf(reader)))

/** With what they ask, for those whose device knows it. */
const suppliers = (reader: Reader): Cells[] => {
  const names = {
    partner: partnerNames(reader.documents('partners')),
    price: (itemId: string, partnerId: string) =>
      reader.document('supplier-prices', supplierPriceIdOf(itemId, partnerId, digest)),
  }
  return itemIdsQuery({})
    .read(reader)
    .flatMap((id) => {
      const item = reader.document('items', id)
      return item ? supplierRows(item, names) : []
    })
}

/** As it is now. */
export const tableOf = (reader: Reader, kind: ExportKind, scope: ExportScope): Table => {
  switch (kind) {
    case 'items':
      return items(reader, scope)
    case 'stock':
      return { fields: FIELDS.stock, rows: stock(reader, scope) }
    case 'locations':
      return { fields: FIELDS.locations, rows: locations(reader) }
    case 'movements':
      return { fields: FIELDS.movements, rows: movements(reader, scope) }
    case 'reasons':
      return { fields: FIELDS.reasons, rows: reader.documents('reasons').map(reasonRow) }
    case 'suppliers':
      return { fields: FIELDS.suppliers, rows: suppliers(reader) }
    case 'orders':
      return { fields: FIELDS.orders, rows: orders(reader, scope) }
    case 'partners':
      return { fields: FIELDS.partners, rows: among(reader.documents('partners'), scope.ids).map(partnerRow) }
    case 'lots':
      return { fields: FIELDS.lots, rows: lots(reader) }
    case 'counts':
      return { fields: COUNT, rows: counts(reader) }
  }
}
