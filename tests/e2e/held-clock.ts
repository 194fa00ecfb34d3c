import type { Pool } from '../../sync-server/db/pool.ts'

export type HeldClock = {
  /** Is a push under way that waits for it? */
  isWaitedFor: () => Promise<boolean>
  /** Lets go, and the database notices that whoever waited is dead: their transactions are rolled back. */
  giveUpOnWaiters: () => Promise<void>
  /** Lets go, and whoever waited goes on: the database finishes even for a client that is dead. */
  letGo: () => Promise<void>
}

/** Holds an organisation's clock: whatever is pushed waits in its transaction until it is let go. */
export const holdClock = async (pool: Pool, orgId: string): Promise<HeldClock> => {
  const client = await pool.connect()
  await client.query('begin')
  await client.query(`select set_config('app.org_id', $1, true)`, [orgId])
  await client.query('select from org_clock where org_id = $1 for update', [orgId])
  const waiting = async (): Promise<number[]> => {
    const { rows } = await pool.query<{ pid: number }>('select pid from pg_locks where not granted')
    return rows.map(({ pid }) => pid)
  }
  const letGo = async (): Promise<void> => {
    await client.query('rollback')
    client.release()
  }
  return {
    isWaitedFor: async () => (await waiting()).length > 0,
    giveUpOnWaiters: async () => {
      for (const pid of await waiting()) await pool.query('select pg_terminate_backend($1)', [pid])
      await letGo()
    },
    letGo,
  }
}
