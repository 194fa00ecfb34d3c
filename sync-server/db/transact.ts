import { setTimeout as sleep } from 'node:timers/promises'
import { isId, type OrgId } from '../../domain/ids.ts'
import type { Pool, PoolClient } from './pool.ts'
import { sqlState } from './trouble.ts'

const LOCK_TIMEOUT_MS = 10_000
const ATTEMPTS = 6
const ONE_SNAPSHOT = 'begin isolation level repeatable read'

/**
 * Runs `work` in one transaction that sees the given organisation only; `null` sees none (sign-in, before it is known).
 * The organisation is set inside the transaction and ends with it, so that a pooler may hand the connection on.
 * A serialization failure or a deadlock is tried again, so `work` must have no effect outside the database. Whatever
 * `work` throws rolls back and comes through. With `oneSnapshot` every statement sees the same state.
 */
export const transact = async <T>(
  pool: Pool,
  orgId: OrgId | null,
  work: (client: PoolClient) => Promise<T>,
  options: { oneSnapshot?: boolean } = {},
): Promise<T> => {
  // The begin is one round trip, and that form takes no parameters: only an id goes in.
  if (orgId !== null && !isId(orgId)) throw new Error(`not an organisation: ${orgId}`)
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(pool, orgId, work, options.oneSnapshot === true ? ONE_SNAPSHOT : 'begin')
    } catch (error) {
      if (attempt === ATTEMPTS || !wasGivenUp(error)) throw error
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

const attemptOnce = async <T>(
  pool: Pool,
  orgId: OrgId | null,
  work: (client: PoolClient) => Promise<T>,
  begin: string,
): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  const noteBroken = (error: Error) => {
    broken = error
  }
  client.on('error', noteBroken) // a server that dies in mid-transaction must not end the process
  try {
    await client.query(
      `${begin}; set local lock_timeout = ${LOCK_TIMEOUT_MS}; select set_config('app.org_id', '${orgId ?? ''}', true)`,
    )
    const value = await work(client)
    // After a statement failed and the error was swallowed, Postgres answers a commit with ROLLBACK and no error.
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
    return value
  } catch (error) {
    await client.query('rollback').catch(noteBroken)
    throw error
  } finally {
    client.removeListener('error', noteBroken)
    client.release(broken)
  }
}

/** 40001 serialization failure, 40P01 deadlock: nothing happened, and the next try may well succeed. */
const wasGivenUp = (error: unknown): boolean => {
  const code = sqlState(error)
  return code === '40001' || code === '40P01'
}
