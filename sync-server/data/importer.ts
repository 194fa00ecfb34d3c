/** The author of what comes in by files: one who cannot sign in, so that the history says that it was no person. */
import type { Action } from '../../domain/protocol/actions.ts'
import { type RowFault, rowFault } from '../../domain/row-fault.ts'
import type { Pool } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { putMember } from '../ledger/organisation.ts'
import { push } from '../sync/push.ts'
import type { PushQueue } from '../sync/push-queue.ts'
import { idOfNames } from './plan.ts'

/** Measured with 12,000 items: 100 together 1,950 a second, 400 together 2,490; more would keep other people's pushes waiting. */
const TOGETHER = 250

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

/** Sends the actions batch by batch; a stop is heeded between two of them. */
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
  for (let from = 0; from < ordered.length; from += TOGETHER) {
    if (signal?.aborted) return { done: from - refused.length, refused, stopped: true }
    const batch = ordered.slice(from, from + TOGETHER)
    const { deviceId, userId } = (batch[0] as Pushed).action
    const caller: Caller = { orgId, userId, deviceId, role: 'manager', siteIds: null, pushOnly: false }
    await onBatch?.(batch)
    const { settled, epoch, head } = await push(
      queue,
      caller,
      batch.map(({ action }) => action),
    )
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
