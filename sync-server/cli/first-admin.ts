import type { PoolClient } from '../db/pool.ts'
import { setCredentials } from '../identity/accounts.ts'
import { newId } from '../ledger/new-id.ts'
import { putMember } from '../ledger/organisation.ts'
import { auditAct } from './audit-act.ts'

/** Whoever can sign in first, and let the others in. */
export const addFirstAdmin = async (
  client: PoolClient,
  orgId: string,
  { email, password, name }: { email: string; password: string; name: string },
): Promise<void> => {
  const userId = newId()
  await putMember(client, orgId, { id: userId, name: email, role: 'admin', siteIds: null, active: true })
  await setCredentials(client, orgId, { userId, email, password })
  await auditAct(client, orgId, 'org-created', { name, adminId: userId })
}
