/**
 * The round that forgets sessions long over with their refresh tokens: a phone in use leaves some hundred tokens a day. Those of a
 * session that lasts all stay, since an old one that comes again is how a theft is seen (`identity/refresh-line.ts`).
 */
import type { Pool } from '../db/pool.ts'
import { forgetEndedSessionsSql } from '../db/sql/ended-sessions.ts'
import { transact } from '../db/transact.ts'
import { forEachOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 6 * 3_600_000
/** So long one can still ask which session it was that the audit log names. */
export const KEPT_DAYS = 30

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

export const forgetEndedSessions = (deps: Deps, signal?: AbortSignal): Promise<void> =>
  forEachOrganisation(deps, 'ended sessions', signal, async (id) => {
    const query = forgetEndedSessionsSql(id, deps.now().toISOString(), KEPT_DAYS)
    await transact(deps.pool, id, (client) => client.query(query))
  })

export const startEndedSessions = (deps: Deps): Rounds =>
  startRounds('ended sessions', EVERY_MS, (signal) => forgetEndedSessions(deps, signal), deps.log)
