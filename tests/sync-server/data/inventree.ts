/** InvenTree's demo stock: its parts, places and stock items, read out of its Django fixture. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

const FILE = resolve(import.meta.dirname, '../../../../shared/data/catalogs/inventree_demo_inventory.json.gz')
export const hasInvenTree = (): boolean => existsSync(FILE)

export type Part = { pk: number; name: string; units: string }
export type Place = { pk: number; name: string }
export type StockItem = {
  pk: number
  part: number
  location: number | null
  customer: number | null
  /** Built into another item: it is no longer in stock. */
  belongsTo: number | null
  serial: string | null
  batch: string | null
  quantity: number
  status: number
}

type Row = { model: string; pk: number; fields: Record<string, unknown> }

export const readInvenTree = (): { parts: Part[]; places: Place[]; stock: StockItem[] } => {
  const rows = JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as Row[]
  const of = (model: string) => rows.filter((row) => row.model === model)
  return {
    parts: of('part.part').map(({ pk, fields }) => ({ pk, name: String(fields.name), units: String(fields.units) })),
    places: of('stock.stocklocation').map(({ pk, fields }) => ({ pk, name: String(fields.name) })),
    stock: of('stock.stockitem').map(({ pk, fields }) => ({
      pk,
      part: fields.part as number,
      location: fields.location as number | null,
      customer: fields.customer as number | null,
      belongsTo: fields.belongs_to as number | null,
      serial: (fields.serial as string | null) || null,
      batch: (fields.batch as string | null) || null,
      quantity: Number(fields.quantity),
      status: fields.status as number,
    })),
  }
}
