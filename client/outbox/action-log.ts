/** The actions of one outbox in memory: by id and in the order of `deviceSeq`. The storage below is what counts. */
import type { Action } from '../../domain/protocol.ts'

export type ActionLog = {
  readonly all: readonly Action[]
  get: (id: string) => Action | undefined
  /** The last one recorded here, by any tab. */
  last: () => Action | undefined
  /** The latest time that any of them says; the last one may be a correction of something earlier. */
  latestAt: () => string | null
  /** Gives those that were not known yet. */
  add: (actions: readonly Action[]) => Action[]
  remove: (ids: ReadonlySet<string>) => void
}

export const actionLog = (): ActionLog => {
  const byId = new Map<string, Action>()
  let all: Action[] = []
  let latestAt: string | null = null

  return {
    get all() {
      return all
    },
    get: (id) => byId.get(id),
    last: () => all.at(-1),
    latestAt: () => latestAt,
    add: (actions) => {
      const fresh = actions.filter((action) => !byId.has(action.id))
      if (fresh.length === 0) return fresh
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
      for (const id of ids) byId.delete(id)
      all = all.filter((action) => !ids.has(action.id))
    },
  }
}
