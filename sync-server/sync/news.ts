/**
 * What server processes on one database tell each other, through Postgres: that a clock moved on, and that someone's
 * standing changed (migrations/0012). A lost word costs time and nothing else: a poke only says "pull", and a socket's
 * member is looked at again at the latest when its token ends.
 */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import * as z from 'zod'
import { isId } from '../../domain/ids.ts'
import type { Poke } from '../../domain/protocol.ts'
import { listen } from '../db/listen.ts'

const CHANNEL = 'bincard'
/**
 * Words are gathered for so long after one was sent: at most twenty commits a second are for this, however many push. A word
 * in each push's own commit would make those queue for one another: of one-row commits on 16 connections 340 to 960 a
 * second came through with one, 1,600 to 2,900 without.
 */
const GATHER_MS = 50
/** Postgres takes 8,000 bytes a word; a clock is 110. */
const CLOCKS_A_WORD = 60

const id = z.string().refine(isId)
const word = z.union([
  z.object({
    from: z.string().optional(),
    clocks: z.array(z.object({ org: id, epoch: id, head: z.number().int() })),
  }),
  z.object({ standing: z.object({ org: id, user: id }) }),
])

type Log = { warn: (details: object, message: string) => void }

export type NewsHandlers = {
  onClock: (orgId: string, clock: Poke) => void
  onStanding: (orgId: string, userId: string) => void
  /** Nothing was heard for a while: whoever is connected may have missed something. */
  onGap: () => void
  log: Log
}

export type News = {
  /** Tells the other processes; this one knows. */
  tell: (orgId: string, clock: Poke) => void
  close: () => Promise<void>
}

export const followNews = async (pool: Pool, listenUrl: string, handlers: NewsHandlers): Promise<News> => {
  const self = randomUUID()
  const listening = await listen(listenUrl, CHANNEL, {
    onNotification: (payload) => {
      const heard = word.safeParse(jsonOf(payload))
      if (!heard.success) handlers.log.warn({ payload }, 'a word from another process that means nothing')
      else if ('standing' in heard.data) handlers.onStanding(heard.data.standing.org, heard.data.standing.user)
      else if (heard.data.from !== self)
        for (const { org, epoch, head } of heard.data.clocks) handlers.onClock(org, { epoch, head })
    },
    onGap: handlers.onGap,
    log: handlers.log,
  })

  let gathered = new Map<string, Poke>()
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<unknown> = Promise.resolve()

  const send = async (clocks: Map<string, Poke>): Promise<void> => {
    const all = [...clocks].map(([org, clock]) => ({ org, ...clock }))
    for (let at = 0; at < all.length; at += CLOCKS_A_WORD) {
      const payload = JSON.stringify({ from: self, clocks: all.slice(at, at + CLOCKS_A_WORD) })
      // What is said need not survive a crash, so its commit need not wait for the disk.
      await pool.query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [CHANNEL, payload])
    }
  }
  /** The first at once, then what has gathered every 50 ms, while there is any. */
  const sendGathered = (): void => {
    timer = undefined
    if (gathered.size === 0) return
    const clocks = gathered
    gathered = new Map()
    sending = send(clocks).catch((error: unknown) =>
      handlers.log.warn({ err: error }, 'could not tell other processes'),
    )
    timer = setTimeout(sendGathered, GATHER_MS)
  }

  return {
    tell: (orgId, clock) => {
      gathered.set(orgId, clock)
      if (!timer) sendGathered()
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
