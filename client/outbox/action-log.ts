/** The actions of one outbox in memory: by id and in the order of `deviceSeq`. The storage below is what counts. */
import type { Action } from '../../domain/protocol/actions.ts'

export type ActionLog = {
  readonly all: readonly Action[]
  get: (id: string) => Action | undefined
  /** The last one recorded here, by any tab. */
  last: () => Action | undefined
  /** The latest time that any of them says; the last one may be a correction of something earlier. */
  latestAt: () => string | null
  /** What was recorded together with it, itself included, in order; nothing of one that is not known. */
  recordOf: (id: string) => readonly Action[]
  /** Record by record. Gives those actions that were not known yet. */
  add: (records: readonly (readonly Action[])[]) => Action[]
  remove: (ids: ReadonlySet<string>) => void
}

export const actionLog = (): ActionLog => {
  const byId = new Map<string, Action>()
  const records = new Map<string, readonly Action[]>()
  let all: Action[] = []
  let latestAt: string | null = null

  return {
    get all() {
      return all
    },
    get: (id) => byId.get(id),
    last: () => all.at(-1),
    latestAt: () => latestAt,
    recordOf: (id) => records.get(id) ?? [],
    add: (recorded) => {
      const fresh = recorded.flat().filter((action) => !byId.has(action.id))
      if (fresh.length === 0) return fresh
      for (const record of recorded) for (const { id } of record) if (!records.has(id)) records.set(id, record)
      for (const action of fresh) {
        byId.set(action.id, action)
        if (latestAt === null || action.occurredAt > latestAt) latestAt = action.occurredAt
      }
      const inOrder = (fresh[0]?.deviceSeq ?? 0) > (all.at(-1)?.deviceSeq ?? 0)
      all = [...all, ...fresh]
      if (!inOrder || fresh.length > 1) all.sort((a, b) => a.deviceSeq - b.deviceSeq)
      return fresh
    },
    remove: (ids) => {
      for (const id of ids) {
        byId.delete(id)
        records.delete(id)
      }
      all = all.filter((action) => !ids.has(action.id))
    },
  }
}
