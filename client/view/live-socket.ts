/** The live connection: it says "pull", and who is where in a count. Loaded late, since nothing on screen waits for it. */

import type { Poke, Presence, PresenceNews } from '../../domain/protocol/live.ts'
import { LIVE_PATH } from '../../domain/protocol-limits.ts'
import { backoff } from '../outbox/backoff.ts'
import type { Api } from './api.ts'

export type LiveConnection = {
  readonly connected: boolean
  /** Where the person is; told again after each reconnect by whoever knows. */
  tell: (here: Presence) => void
  close: () => void
}

export type Listening = {
  onPoke: (poke: Poke) => void
  onPresence: (news: PresenceNews) => void
  /** After each (re)connect: whatever was said meanwhile was said to nobody. */
  onConnected: () => void
  onLost: () => void
}

const LONGEST_MS = 30_000
const RENEW_BEFORE_MS = 60_000

/** `chance` gives a number from 0 to below 1, for jitter. */
export const connectLive = (api: Api, chance: () => number, listening: Listening): LiveConnection => {
  let close: () => void = () => undefined
  let tell: (here: Presence) => void = () => undefined
  let closed = false
  let connected = false

  void import('socket.io-client').then(({ io }) => {
    if (closed) return
    const socket = io(api.baseUrl === '' ? globalThis.location.origin : api.baseUrl, {
      path: LIVE_PATH,
      transports: ['websocket'],
      auth: (give) => give({ token: api.token() }),
      reconnectionDelayMax: LONGEST_MS,
    })
    const wait = backoff(chance)
    let comingBack: ReturnType<typeof setTimeout> | undefined
    /** The library does not come back by itself after a refusal: with a newer token, and seldomer each time it is refused. */
    const comeBack = () => {
      clearTimeout(comingBack)
      comingBack = setTimeout(async () => {
        const end = await api.refresh()
        if (closed) return
        if (end === 'ok') socket.connect()
        else if (end === 'offline') comeBack()
      }, wait.next())
    }
    socket.on('connect', () => {
      connected = true
      wait.reset()
      listening.onConnected()
    })
    socket.on('poke', listening.onPoke)
    socket.on('presence', listening.onPresence)
    tell = (here) => void socket.emit('presence', here)
    socket.on('disconnect', (reason) => {
      connected = false
      listening.onLost()
      // It was the server that hung up: the token has ended, or the member may no longer listen.
      if (reason === 'io server disconnect') comeBack()
    })
    // A refusal in the handshake, as against no network at all, after which the library tries again by itself.
    socket.on('connect_error', () => {
      if (!socket.active) comeBack()
    })
    // A socket lives as long as the token it has shown: a newer one is fetched, and shown, before that one ends.
    let renewal: ReturnType<typeof setTimeout> | undefined
    const renewInTime = () => {
      clearTimeout(renewal)
      if (api.token() === undefined) return
      renewal = setTimeout(() => void api.refresh(), Math.max(RENEW_BEFORE_MS, api.tokenEndsInMs() - RENEW_BEFORE_MS))
    }
    renewInTime()
    const forget = api.onToken(() => {
      renewInTime()
      const token = api.token()
      if (token === undefined) return
      if (socket.connected) socket.emit('authenticate', { token })
      else socket.connect()
    })
    close = () => {
      clearTimeout(renewal)
      clearTimeout(comingBack)
      forget()
      socket.close()
    }
  })

  return {
    get connected() {
      return connected
    },
    tell: (here) => {
      if (connected) tell(here)
    },
    close: () => {
      closed = true
      connected = false
      close()
    },
  }
}
