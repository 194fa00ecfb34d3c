/** The author of what comes in by files: one who cannot sign in, so that the history says that it was no person. */
import type { Action } from '../../domain/protocol/actions.ts'
import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'
import { type RowFault, rowFault } from '../../domain/row-fault.ts'
import type { Pool } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { putMember } from '../ledger/organisation.ts'
import { pushAdmitted } from '../sync/push.ts'
import { admit, type DoorVerdict } from '../sync/push-door.ts'
import type { PushQueue } from '../sync/push-queue.ts'
import { idOfNames } from './plan.ts'

/** As many as any outbox may send at once: each push has its own cost, and more would keep other people's waiting. */
const TOGETHER = PUSH_LIMITS.actions

export type Pushed = { row: number; action: Action }

export const importerOf = (orgId: string): string => idOfNames('importer', orgId)

const ensureImporter = (pool: Pool, orgId: string): Promise<void> =>
  transact(pool, orgId, async (client) => {
    const id = importerOf(orgId)
    const { rowCount } = await client.query('select from members where org_id = $1 and id = $2', [orgId, id])
    if (rowCount === 0)
      await putMember(client, orgId, { id, name: 'Import', role: 'manager', siteIds: null, active: true })
  })

export type Watched = {
  onProgress?: (done: number, of: number) => void
  /** Told of each batch before it goes. */
  onBatch?: (batch: readonly Pushed[]) => Promise<void>
  /** Where the organisation's clock is, after each batch. */
  onClock?: (clock: { epoch: string; head: number }) => void
  signal?: AbortSignal
  /** Whether a refusal ends it: nothing more goes after the batch in which it was. */
  untilRefused?: boolean
}

type Ready = { batch: readonly Pushed[]; admitted: DoorVerdict[] }

/** Sends the actions batch by batch, the next made ready while one is on its way; a stop is heeded between two of them. */
export const pushRows = async (
  pool: Pool,
  queue: PushQueue,
  orgId: string,
  actions: readonly Pushed[],
  { onProgress, onBatch, onClock, signal, untilRefused }: Watched,
): Promise<{ done: number; refused: RowFault[]; stopped: boolean }> => {
  await ensureImporter(pool, orgId)
  const refused: RowFault[] = []
  const ordered = [...actions].sort((a, b) => a.action.deviceSeq - b.action.deviceSeq)
  const { deviceId = '', userId = '' } = ordered[0]?.action ?? {}
  const caller: Caller = { orgId, userId, deviceId, role: 'manager', siteIds: null, pushOnly: false }
  /** A batch that is made ready and then does not go leaves behind what would undo it; what was never accepted is not undone. */
  const ready = async (from: number): Promise<Ready> => {
    const batch = ordered.slice(from, from + TOGETHER)
    if (batch.length > 0) await onBatch?.(batch)
    return { batch, admitted: batch.map(({ action }) => admit(action, true)) }
  }
  let next = await ready(0)
  for (let from = 0; from < ordered.length; from += TOGETHER) {
    if (signal?.aborted) return { done: from - refused.length, refused, stopped: true }
    const { batch, admitted } = next
    const [{ settled, epoch, head }, following] = await Promise.all([
      pushAdmitted(queue, caller, admitted),
      ready(from + TOGETHER),
    ])
    next = following
    for (const [at, { status, code }] of settled.entries())
      if (status !== 'accepted')
        refused.push(rowFault(batch[at]?.row ?? 0, 'refused', undefined, { code: code ?? status }))
    onClock?.({ epoch, head })
    onProgress?.(from + batch.length, ordered.length)
    if (untilRefused && refused.length > 0)
      return { done: from + batch.length - refused.length, refused, stopped: false }
  }
  return { done: ordered.length - refused.length, refused, stopped: false }
}
