import type { Pool } from 'pg'
import { transact } from '../db/transact.ts'
import type { Position } from './position.ts'

/**
 * Begins a new lineage where the organisation's clock belongs to a server that restarted or was restored, or has not come as far as
 * `seen`, a position that was given out in its lineage. Whoever writes does the first by itself; who only reads asks for it here.
 */
export const healClock = (pool: Pool, orgId: string, seen: Position | null = null): Promise<unknown> =>
  transact(pool, orgId, (client) =>
    client.query('select heal_clock($1, $2, $3)', [orgId, seen?.epoch ?? null, seen?.seq ?? 0]),
  )
