/** Calls under one member's session alone: on a shared tablet, another tab may have signed in somebody else. */
import type { ApiResult } from '../outbox/wire.ts'
import type { Api } from './api.ts'

type Whose = { userId: string; orgId: string }

/** Makes the call where the token in hand is this member's; otherwise it is as if nobody was signed in. */
export const callsOf =
  (api: Api, member: Whose) =>
  async <T>(call: () => Promise<ApiResult<T>>): Promise<ApiResult<T>> => {
    if (api.owner() === undefined && (await api.refresh()) === 'offline') {
      return { ok: false, error: { kind: 'offline', message: 'The session could not be renewed' } }
    }
    const owner = api.owner()
    if (owner?.userId !== member.userId || owner.orgId !== member.orgId) {
      return { ok: false, error: { kind: 'status', status: 401 } }
    }
    return call()
  }
