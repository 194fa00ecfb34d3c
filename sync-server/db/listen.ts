import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

export type Listening = { close: () => Promise<void> }

export type ListenHandlers = {
  onNotification: (payload: string) => void
  /** After a time without a connection, in which anything may have been said. */
  onGap: () => void
  log: { warn: (details: object, message: string) => void }
}

const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 10_000

/**
 * Listens on a channel with a connection of its own, which comes back when it broke. A pooler that lends out connections
 * by transaction cannot be listened through: the URL must lead to Postgres itself. Resolves after the first try, whether
 * it came about or not: a server without news is late, not wrong.
 */
export const listen = async (url: string, channel: string, handlers: ListenHandlers): Promise<Listening> => {
  const ending = new AbortController()
  let current: Client | undefined

  /** Listens until the connection ends; `onListening` hears when it began. */
  const hold = async (onListening: () => void): Promise<void> => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000, // nothing is ever sent, so a peer that vanished shows by this alone
      application_name: 'bincard news',
    })
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()))
    client.on('error', () => {}) // the end follows
    client.on('notification', ({ payload }) => handlers.onNotification(payload ?? ''))
    await client.connect()
    current = client
    try {
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      onListening()
      if (!ending.signal.aborted) await ended
    } finally {
      current = undefined
      await client.end()
    }
  }

  const stay = async (onFirst: () => void): Promise<void> => {
    let [delay, isFirst] = [FIRST_DELAY_MS, true]
    while (!ending.signal.aborted) {
      try {
        await hold(() => {
          delay = FIRST_DELAY_MS
          if (!isFirst) handlers.onGap()
          onFirst()
        })
      } catch (error) {
        handlers.log.warn({ err: error }, 'no news from the database for now; trying again')
      }
      isFirst = false
      onFirst()
      if (ending.signal.aborted) return
      await sleep(delay * (0.5 + Math.random()), undefined, { signal: ending.signal }).catch(() => {}) // cut short by close
      delay = Math.min(delay * 2, LONGEST_DELAY_MS)
    }
  }

  let staying: Promise<void> = Promise.resolve()
  await new Promise<void>((tried) => {
    staying = stay(tried)
  })
  return {
    close: async () => {
      ending.abort()
      await current?.end()
      await staying
    },
  }
}
