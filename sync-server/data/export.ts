import { FIELDS, type FileKind } from '../../domain/file-kinds.ts'
import { isVirtual } from '../../domain/location.ts'
import type {
  ItemCostDocument,
  ItemDocument,
  LocationDocument,
  ReasonDocument,
} from '../../domain/protocol/documents.ts'
import { type Cells, writeTable } from '../../tables/write-table.ts'
import type { Pool, PoolClient } from '../db/pool.ts'
import { movementsSql, stockSql } from '../db/sql/data.ts'
import { transact } from '../db/transact.ts'
import { costRow } from './costs.ts'
import { Directory } from './directory.ts'
import { itemRow } from './items.ts'
import { reasonRow } from './reasons.ts'

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

const locationRows = (directory: Directory): Cells[] =>
  [...directory.locationsById.values()].flatMap((location) => {
    const doc = location.doc as unknown as LocationDocument
    if (isVirtual(doc.kind)) return []
    const parent = doc.parentId ? directory.locationsById.get(doc.parentId)?.doc.code : ''
    const site = doc.kind === 'site' ? '' : directory.siteCodeOf(location)
    const { code, name, kind, barcode, pickSequence, timeZone, hold, archived } = doc
    return [{ site, code, name, kind, parent: String(parent ?? ''), barcode, pickSequence, timeZone, hold, archived }]
  })

const placeNames = (directory: Directory, id: string): [site: string, code: string] => {
  const place = directory.locationsById.get(id)
  return place ? [directory.siteCodeOf(place), String(place.doc.code)] : ['', '']
}

const skuOf = (directory: Directory, itemId: string): string => String(directory.itemsById.get(itemId)?.doc.sku ?? '')

const stockRows = (directory: Directory, stock: readonly StockRow[]): Cells[] =>
  stock
    .filter(({ onHand }) => onHand !== 0)
    .map(({ itemId, locationId, lotId, onHand }) => {
      const [site, location] = placeNames(directory, locationId)
      const lot = lotId ? directory.lots.get(lotId)?.doc : undefined
      return {
        sku: skuOf(directory, itemId),
        site,
        location,
        lot: lot?.code as string,
        expiresOn: lot?.expiresOn as string,
        quantity: onHand,
      }
    })
    .sort((a, b) => (`${a.sku}\n${a.location}\n${a.lot}` < `${b.sku}\n${b.location}\n${b.lot}` ? -1 : 1))

const movementRows = (directory: Directory, movements: readonly MovementRow[]): Cells[] =>
  movements.map(({ itemId, lotId, fromId, toId, reversesId, ...movement }) => {
    const [fromSite, from] = placeNames(directory, fromId)
    const [toSite, to] = placeNames(directory, toId)
    const lot = lotId ? String(directory.lots.get(lotId)?.doc.code ?? '') : ''
    return { ...movement, sku: skuOf(directory, itemId), lot, fromSite, from, toSite, to, reverses: reversesId }
  })

const rowsOf = async (client: PoolClient, orgId: string, kind: FileKind): Promise<Cells[]> => {
  const directory = await Directory.read(client, orgId)
  switch (kind) {
    case 'items':
      return [...directory.itemsById.values()].map(
        ({ doc }) => itemRow(doc as unknown as ItemDocument) as unknown as Cells,
      )
    case 'locations':
      return locationRows(directory)
    case 'stock':
      return stockRows(directory, (await client.query<StockRow>(stockSql, [orgId])).rows)
    case 'movements':
      return movementRows(directory, (await client.query<MovementRow>(movementsSql, [orgId])).rows)
    case 'reasons':
      return [...directory.reasons.values()].map(({ doc }) => reasonRow(doc as unknown as ReasonDocument))
    case 'costs':
      return [...directory.costs].map(([itemId, { doc }]) =>
        costRow(skuOf(directory, itemId), doc as unknown as ItemCostDocument),
      )
  }
}

/** One kind as a CSV file of one snapshot, such that importing it again changes nothing. */
export const exportFile = (pool: Pool, orgId: string, kind: FileKind): Promise<string> =>
  transact(pool, orgId, async (client) => writeTable(FIELDS[kind], await rowsOf(client, orgId, kind)), {
    oneSnapshot: true,
  })
