/** The feed as one would write it first, for comparison: ids in order, rows by table, objects of the rows, JSON of the objects. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Pool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'

type Row = Record<string, unknown> & { id: string }

const keyOf = (row: Row, at: string, device: string, seq: string) =>
  row[at] ? { at: row[at], deviceId: row[device], deviceSeq: row[seq] } : null

const presenters: Record<string, (row: Row) => object> = {
  movements: (row) => ({
    ...{ type: row.reverses_id ? 'reversal' : 'movement', kind: row.kind, itemId: row.item_id, lotId: row.lot_id },
    ...{ fromLocationId: row.from_location_id, toLocationId: row.to_location_id, quantity: row.quantity },
    key: keyOf(row, 'at', 'device_id', 'device_seq'),
    ...{ recordedAt: row.recorded_at, userId: row.user_id, orderId: row.order_id, reversesId: row.reverses_id },
    ...{ createdAt: row.recorded_at, updatedAt: row.recorded_at },
    ...(row.details as object),
  }),
  stock: (row) => ({
    ...{ itemId: row.item_id, locationId: row.location_id, lotId: row.lot_id },
    ...{ onHand: row.on_hand, allocated: row.allocated, createdAt: row.created_at, updatedAt: row.updated_at },
    lastCounted: keyOf(row, 'counted_at', 'counted_device_id', 'counted_device_seq'),
  }),
}
const presentDocument = (row: Row): object => ({
  ...{ createdAt: row.created_at, updatedAt: row.updated_at },
  ...(row.doc as object),
})

const pageOf = (pool: Pool, orgId: string, after: number, limit: number): Promise<object> =>
  transact(pool, orgId, async (client) => {
    const { rows: order } = await client.query<{ collection: string; id: string; seq: number }>(
      'select collection, id, seq from feed where org_id = $1 and seq > $2 order by seq limit $3',
      [orgId, after, limit],
    )
    const found = new Map<string, Row>()
    for (const collection of new Set(order.map((each) => each.collection))) {
      const ids = order.filter((each) => each.collection === collection).map((each) => each.id)
      const { rows } = await client.query<Row>(`select * from ${collection} where org_id = $1 and id = any ($2)`, [
        orgId,
        ids,
      ])
      for (const row of rows) found.set(row.id, row)
    }
    const documents = order.flatMap(({ collection, id, seq }) => {
      const row = found.get(id)
      return row ? [{ collection, id, seq, ...(presenters[collection] ?? presentDocument)(row) }] : []
    })
    return { through: order.at(-1)?.seq ?? after, documents }
  })

/** Serves it without sign-in, limits or scopes, which the real one has: what is compared is the page alone. */
export const withNaiveFeed = async (pool: Pool, orgId: string, work: (url: string) => Promise<void>): Promise<void> => {
  const app = express()
  app.get('/feed', async (request, response) => {
    response.json(await pageOf(pool, orgId, Number(request.query.after), Number(request.query.limit)))
  })
  const server: Server = createServer(app)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    await new Promise((closed) => server.close(closed))
  }
}
