import { FIELDS, type FileKind } from '../../domain/file-kinds.ts'
import { supplierPriceIdOf } from '../../domain/ids.ts'
import { isVirtual } from '../../domain/location.ts'
import type {
  ItemCostDocument,
  ItemDocument,
  LocationDocument,
  LotDocument,
  OrderDocument,
  PartnerDocument,
  ReasonDocument,
  SupplierPriceDocument,
} from '../../domain/protocol/documents.ts'
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
import { type Cells, writeTable } from '../../domain/tables/write-table.ts'
import type { Pool, PoolClient } from '../db/pool.ts'
import { movementsSql, stockSql } from '../db/sql/data.ts'
import { transact } from '../db/transact.ts'
import { sha256 } from '../ledger/digest.ts'
import { bookOf } from './categories.ts'
import { costRow } from './costs.ts'
import { attributeBookOf, Directory } from './directory.ts'

type StockRow = { itemId: string; locationId: string; lotId: string | null; onHand: number }
type MovementRow = {
  id: string
  kind: string
  itemId: string
  lotId: string | null
  fromId: string
  toId: string
  quantity: number
  occurredAt: string
  reason: string | null
  note: string | null
  reversesId: string | null
}

const finder =
  (directory: Directory) =>
  (id: string): LocationDocument | undefined => {
    const found = directory.locationsById.get(id)
    return found && ({ ...found.doc, id } as unknown as LocationDocument)
  }

const locationRows = (directory: Directory): Cells[] => {
  const find = finder(directory)
  return [...directory.locationsById.keys()].flatMap((id) => {
    const doc = find(id)
    return doc && !isVirtual(doc.kind) ? [locationRow(doc, find)] : []
  })
}

const skuOf = (directory: Directory, itemId: string): string => String(directory.itemsById.get(itemId)?.doc.sku ?? '')

const stockRows = (directory: Directory, stock: readonly StockRow[]): Cells[] =>
  stock
    .filter(({ onHand }) => onHand !== 0)
    .map(({ itemId, locationId, lotId, onHand }) => {
      const lot = (lotId ? directory.lots.get(lotId)?.doc : undefined) as LotDocument | undefined
      return stockRow({ sku: skuOf(directory, itemId), locationId, lot, onHand }, finder(directory))
    })
    .sort((a, b) => (`${a.sku}\n${a.location}\n${a.lot}` < `${b.sku}\n${b.location}\n${b.lot}` ? -1 : 1))

const movementRows = (directory: Directory, movements: readonly MovementRow[]): Cells[] =>
  movements.map(({ itemId, lotId, fromId, toId, reversesId, ...movement }) => {
    const { site: fromSite, code: from } = placeNames(finder(directory), fromId)
    const { site: toSite, code: to } = placeNames(finder(directory), toId)
    const lot = lotId ? String(directory.lots.get(lotId)?.doc.code ?? '') : ''
    return { ...movement, sku: skuOf(directory, itemId), lot, fromSite, from, toSite, to, reverses: reversesId }
  })

const namerOf = (directory: Directory) =>
  partnerNames(
    [...directory.partnersById.values()].map(({ id, doc }) => ({ ...doc, id }) as unknown as PartnerDocument),
  )

const orderTable = (directory: Directory): Cells[] => {
  const names = {
    item: (id: string) => directory.itemsById.get(id)?.doc as ItemDocument | undefined,
    partner: namerOf(directory),
    site: (id: string | null) => (id === null ? '' : String(directory.locationsById.get(id)?.doc.code ?? '')),
  }
  return [...directory.ordersById.values()].flatMap(({ doc }) => orderRows(doc as unknown as OrderDocument, names))
}

type Table = { fields: readonly string[]; rows: Cells[] }

const tableOf = async (client: PoolClient, orgId: string, kind: FileKind): Promise<Table> => {
  const directory = await Directory.read(client, orgId)
  const of = (rows: Cells[]): Table => ({ fields: FIELDS[kind], rows })
  switch (kind) {
    case 'items': {
      const names = {
        category: bookOf(directory).nameOf,
        attributes: attributeBookOf(directory),
        sku: (id: string) => skuOf(directory, id),
      }
      const rows = [...directory.itemsById.values()].map(({ doc }) => itemRow(doc as unknown as ItemDocument, names))
      return { fields: itemFields(names), rows }
    }
    case 'locations':
      return of(locationRows(directory))
    case 'stock':
      return of(stockRows(directory, (await client.query<StockRow>(stockSql, [orgId])).rows))
    case 'movements':
      return of(movementRows(directory, (await client.query<MovementRow>(movementsSql, [orgId])).rows))
    case 'reasons':
      return of([...directory.reasons.values()].map(({ doc }) => reasonRow(doc as unknown as ReasonDocument)))
    case 'suppliers': {
      const names = {
        partner: namerOf(directory),
        price: (itemId: string, partnerId: string) =>
          directory.supplierPrices.get(supplierPriceIdOf(itemId, partnerId, sha256))?.doc as
            | SupplierPriceDocument
            | undefined,
      }
      const items = [...directory.itemsById.values()].map(({ id, doc }) => ({ ...doc, id }) as unknown as ItemDocument)
      return of(items.flatMap((item) => supplierRows(item, names)))
    }
    case 'partners':
      return of([...directory.partnersById.values()].map(({ doc }) => partnerRow(doc as unknown as PartnerDocument)))
    case 'lots':
      return of(
        [...directory.lots.values()]
          .map(({ doc }) => lotRow(skuOf(directory, String(doc.itemId)), doc as unknown as LotDocument))
          .sort((a, b) => (`${a.sku}\n${a.lot}` < `${b.sku}\n${b.lot}` ? -1 : 1)),
      )
    case 'orders':
      return of(orderTable(directory))
    case 'costs':
      return of(
        [...directory.costs].map(([itemId, { doc }]) =>
          costRow(skuOf(directory, itemId), doc as unknown as ItemCostDocument),
        ),
      )
  }
}

/** One kind as a CSV file of one snapshot, such that importing it again changes nothing. */
export const exportFile = (pool: Pool, orgId: string, kind: FileKind): Promise<string> =>
  transact(
    pool,
    orgId,
    async (client) => {
      const { fields, rows } = await tableOf(client, orgId, kind)
      return writeTable(fields, rows)
    },
    { oneSnapshot: true },
  )
