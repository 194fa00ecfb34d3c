/** What the database knows of labels: the organisation's prefix, how far its pallets are numbered, its printers. */
import type { PoolClient } from 'pg'
import { blockSizeOf, type SsccRange } from '../../domain/labels/sscc.ts'

const rangeOf = async (client: PoolClient, orgId: string): Promise<SsccRange | undefined> => {
  const { rows } = await client.query<SsccRange & { prefix: string | null }>(
    `select doc ->> 'companyPrefix' as prefix, (doc ->> 'extension')::int as extension
     from label_settings where org_id = $1 and id = $1`,
    [orgId],
  )
  const found = rows[0]
  return found?.prefix ? found : undefined
}

export type Block = SsccRange & { readonly first: number; readonly count: number }

/** The next numbers of pallets, given for good: they are nobody else's once this is committed, whether the answer arrives or not. */
export const takeBlock = async (
  client: PoolClient,
  orgId: string,
  knownTo: number | undefined,
): Promise<Block | 'no-prefix' | 'used-up'> => {
  const range = await rangeOf(client, orgId)
  if (!range) return 'no-prefix'
  const count = blockSizeOf(range)
  const { rows } = await client.query<{ first: number | null }>(
    'select take_ssccs($1, $2, $3::smallint, $4, $5) as first',
    [...[orgId, range.prefix, range.extension, count, knownTo]],
  )
  const first = rows[0]?.first
  return first === null || first === undefined ? 'used-up' : { ...range, first, count }
}

export type Printer = { readonly name: string; readonly host: string; readonly port: number }

export const printerWith = async (client: PoolClient, orgId: string, id: string): Promise<Printer | undefined> => {
  const { rows } = await client.query<Printer>(
    `select doc ->> 'name' as name, doc ->> 'host' as host, (doc ->> 'port')::int as port
     from printers where org_id = $1 and id = $2 and not (doc ->> 'archived')::boolean`,
    [orgId, id],
  )
  return rows[0]
}
