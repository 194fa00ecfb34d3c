import type { PoolClient } from '../db/pool.ts'
import { type AuditEvent, writeAudit } from '../identity/audit.ts'

/** What the command line did: no member and no network, but a user of the machine it ran on. */
export const auditAct = (
  client: PoolClient,
  orgId: string,
  event: AuditEvent,
  detail: Record<string, unknown>,
): Promise<void> =>
  writeAudit(client, { orgId, event, address: 'command line', detail: { uid: process.getuid?.(), ...detail } })
