/**
 * What server processes on one database tell each other, through Postgres: that a clock moved on, that someone's standing
 * changed (migrations/0012), and who is where in a count. A lost word costs time and nothing else: a poke only says "pull", and a socket's
 * member is looked at again at the latest when its token ends.
 */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import * as z from 'zod'
import { isId } from '../../domain/ids.ts'
import type { Poke } from '../../domain/protocol/live.ts'
import { listen } from '../db/listen.ts'
import type { PresenceShare } from './presence.ts'

const CHANNEL = 'bincard'
/**
 * Words are gathered for so long after one was sent: at most twenty commits a second are for this, however many push. A word
 * in each push's own commit would make those queue for one another: of one-row commits on 16 connections 340 to 960 a
 * second came through with one, 1,600 to 2,900 without.
 */
const GATHER_MS = 50
/** Postgres takes 8,000 bytes a word; a clock is 110. */
const CLOCKS_A_WORD = 60
const WORD_BYTES = 7_800

const id = z.string().refine(isId)
const word = z.union([
  z.object({
    from: z.string().optional(),
    clocks: z.array(z.object({ org: id, epoch: id, head: z.number().int() })),
  }),
  z.object({ standing: z.object({ org: id, user: id }) }),
  z.object({
    from: z.string(),
    presence: z.object({
      org: id,
      count: id,
      members: z.array(z.object({ userId: id, name: z.string(), locationId: id.nullable() })),
    }),
  }),
])

type Log = { warn: (details: object, message: string) => void }

export type NewsHandlers = {
  onClock: (orgId: string, clock: Poke) => void
  onStanding: (orgId: string, userId: string) => void
  /** Who is in a count on another process. */
  onPresence: (from: string, share: PresenceShare) => void
  /** Nothing was heard for a while: whoever is connected may have missed something. */
  onGap: () => void
  log: Log
}

export type News = {
  /** Tells the other processes; this one knows. */
  tell: (orgId: string, clock: Poke) => void
  tellPresence: (share: PresenceShare) => void
  close: () => Promise<void>
}

export const followNews = async (pool: Pool, listenUrl: string, handlers: NewsHandlers): Promise<News> => {
  const self = randomUUID()
  const listening = await listen(listenUrl, CHANNEL, {
    onNotification: (payload) => {
      const heard = word.safeParse(jsonOf(payload))
      if (!heard.success) handlers.log.warn({ payload }, 'a word from another process that means nothing')
      else if ('standing' in heard.data) handlers.onStanding(heard.data.standing.org, heard.data.standing.user)
      else if ('presence' in heard.data) {
        if (heard.data.from !== self) handlers.onPresence(heard.data.from, heard.data.presence)
      } else if (heard.data.from !== self)
        for (const { org, epoch, head } of heard.data.clocks) handlers.onClock(org, { epoch, head })
    },
    onGap: handlers.onGap,
    log: handlers.log,
  })

  let gathered = new Map<string, Poke>()
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<unknown> = Promise.resolve()

  // What is said need not survive a crash, so its commit need not wait for the disk.
  const notify = (payload: string): Promise<unknown> =>
    pool.query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [CHANNEL, payload])
  const track = (word: Promise<unknown>): void => {
    sending = Promise.all([
      sending,
      word.catch((error: unknown) => handlers.log.warn({ err: error }, 'could not tell other processes')),
    ]).then(() => undefined)
  }

  const send = async (clocks: Map<string, Poke>): Promise<void> => {
    const all = [...clocks].map(([org, clock]) => ({ org, ...clock }))
    for (let at = 0; at < all.length; at += CLOCKS_A_WORD) {
      await notify(JSON.stringify({ from: self, clocks: all.slice(at, at + CLOCKS_A_WORD) }))
    }
  }
  /** The first at once, then what has gathered every 50 ms, while there is any. */
  const sendGathered = (): void => {
    timer = undefined
    if (gathered.size === 0) return
    const clocks = gathered
    gathered = new Map()
    track(send(clocks))
    timer = setTimeout(sendGathered, GATHER_MS)
  }

  return {
    tell: (orgId, clock) => {
      gathered.set(orgId, clock)
      if (!timer) sendGathered()
    },
    tellPresence: (share) => {
      // Whoever does not fit into one word is seen by those on the same process alone.
      const wordOf = (members: PresenceShare['members']) =>
        JSON.stringify({ from: self, presence: { ...share, members } })
      let members = share.members
      while (Buffer.byteLength(wordOf(members)) > WORD_BYTES) members = members.slice(0, -1)
      track(notify(wordOf(members)))
    },
    close: async () => {
      clearTimeout(timer)
      sendGathered()
      clearTimeout(timer)
      await sending
      await listening.close()
    },
  }
}

const jsonOf = (payload: string): unknown => {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}
