import type { Pool } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import { loadDemo } from './load.ts'

export { DEMO_PASSWORD, DEMO_SIGN_INS } from './people.ts'

type Log = { error: (details: object, message: string) => void }

const SEED = 2026

const isEmpty = (pool: Pool): Promise<boolean> =>
  transact(pool, null, async (client) => {
    await client.query(`select set_config('app.first_start', 'yes', true)`)
    const { rowCount } = await client.query('select from organisations limit 1')
    return rowCount === 0
  })

/** Makes the demo when there is no organisation at all; answers whether it did. */
export const ensureDemo = async (pool: Pool, log: Log, now: Date): Promise<boolean> => {
  if (!(await isEmpty(pool))) return false
  await loadDemo(pool, log, { seed: SEED, now })
  return true
}
