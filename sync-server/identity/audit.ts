/** Who did what, from where: the append-only log of an organisation (migrations/0002). */
import type { Pool, PoolClient } from 'pg'
import { transact } from '../db/transact.ts'

export type AuditEvent =
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-out'
  | 'refresh-reused'
  | 'denied'
  | 'org-created'
  | 'member-added'
  | 'member-disabled'
  | 'member-enabled'
  | 'device-revoked'
  | 'import'
  | 'numbers-given'
  | 'labels-printed'
  | 'export'
  | 'rebuild'

export type AuditEntry = {
  orgId: string
  event: AuditEvent
  userId?: string
  deviceId?: string
  /** Of the network. */
  address?: string
  detail?: Record<string, unknown>
}

/** Writes one entry with what it tells of, in one transaction. */
export const writeAudit = async (client: PoolClient, entry: AuditEntry): Promise<void> => {
  const { orgId, event, userId, deviceId, address, detail } = entry
  await client.query(
    'insert into audit_log (org_id, user_id, device_id, address, event, detail) values ($1, $2, $3, $4, $5, $6)',
    [orgId, userId, deviceId, address, event, detail ?? {}],
  )
}

type Log = { error: (details: object, message: string) => void }

/**
 * Entries that go with no transaction: what was refused. They are written behind the answer, so that a push does not wait
 * for them, and so that a wrong password at a known address takes no longer than at an unknown one. What cannot be
 * written goes to the server's own log.
 */
export class AuditTrail {
  readonly #pool: Pool
  readonly #log: Log
  #writing: Promise<void> = Promise.resolve()

  constructor(pool: Pool, log: Log) {
    this.#pool = pool
    this.#log = log
  }

  note(entry: AuditEntry): void {
    // One after another: a flood of refusals must not take the pool's connections from those who work.
    this.#writing = this.#writing.then(() =>
      transact(this.#pool, entry.orgId, (client) => writeAudit(client, entry)).catch((error: unknown) =>
        this.#log.error({ err: error, audit: entry }, 'an audit entry could not be written'),
      ),
    )
  }

  /** Resolves when all that was noted is written. */
  flush(): Promise<void> {
    return this.#writing
  }
}
