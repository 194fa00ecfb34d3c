import type { Role } from '../../domain/protocol/kinds.ts'

/** Who makes a request, as the token says and the members table confirms. */
export type Caller = {
  orgId: string
  userId: string
  deviceId: string
  role: Role
  siteIds: string[] | null
  /** A disabled member or a revoked device: good for handing in what was done offline, and nothing else. */
  pushOnly: boolean
}
