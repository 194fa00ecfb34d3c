/**
 * The round that looks for what people want to be told of, and sends it; and soon after each commit of this process, for the
 * organisation it was of. What other processes committed, they look for, or the next round does.
 */
import type { Pool } from '../db/pool.ts'
import { lookForNews } from '../notices/look.ts'
import { type PushSettings, sendDue } from '../notices/send.ts'
import { forEachOrganisation, type RoundLog, startRounds } from './rounds.ts'

const EVERY_MS = 60_000
/** Commits gather for so long: a walk of picks is one look. */
const GATHER_MS = 1000

type Deps = {
  pool: Pool
  push: PushSettings
  now: () => Date
  log: RoundLog & { warn: (details: object, message: string) => void }
}

export const tellNews = async (deps: Deps, orgId: string): Promise<void> => {
  await lookForNews(deps.pool, orgId, deps.now)
  await sendDue(deps, orgId)
}

export type Notices = { committed: (orgId: string) => void; stop: () => Promise<void> }

export const startNotices = (deps: Deps): Notices => {
  const rounds = startRounds(
    'notices',
    EVERY_MS,
    (signal) => forEachOrganisation(deps, 'notices', signal, (id) => tellNews(deps, id)),
    deps.log,
  )
  const gathered = new Set<string>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let telling = Promise.resolve()
  const tell = (): void => {
    timer = undefined
    const orgs = [...gathered]
    gathered.clear()
    telling = telling.then(async () => {
      for (const orgId of orgs)
        await tellNews(deps, orgId).catch((error: unknown) =>
          deps.log.error({ err: error, orgId }, 'could not tell the news of an organisation'),
        )
    })
  }
  return {
    committed: (orgId) => {
      if (stopped) return // the next process looks for it
      gathered.add(orgId)
      timer ??= setTimeout(tell, GATHER_MS)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await Promise.all([rounds.stop(), telling])
    },
  }
}
