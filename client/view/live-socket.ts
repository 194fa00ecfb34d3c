/** The live connection: it says "pull", nothing else. Loaded late, since nothing on screen waits for it. */

import type { Poke } from '../../domain/protocol.ts'
import { LIVE_PATH } from '../../domain/protocol-limits.ts'
import type { Api } from './api.ts'

export type LiveConnection = { readonly connected: boolean; close: () => void }

export type Listening = {
  onPoke: (poke: Poke) => void
  /** After each (re)connect: whatever was said meanwhile was said to nobody. */
  onConnected: () => void
  onLost: () => void
}

const LONGEST_MS = 30_000
const RENEW_BEFORE_MS = 60_000

export const connectLive = (api: Api, listening: Listening): LiveConnection => {
  let close: () => void = () => undefined
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
    socket.on('connect', () => {
      connected = true
      listening.onConnected()
    })
    socket.on('poke', listening.onPoke)
    socket.on('disconnect', (reason) => {
      connected = false
      listening.onLost()
      // The library does not come back by itself when it was the server that hung up (the token ended, a restart).
      if (reason === 'io server disconnect') void api.refresh().then((end) => end === 'ok' && socket.connect())
    })
    // A refusal in the handshake, as against no network at all, after which the library tries again by itself.
    socket.on('connect_error', () => {
      if (!socket.active) void api.refresh().then((end) => end === 'ok' && socket.connect())
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
      forget()
      socket.close()
    }
  })

  return {
    get connected() {
      return connected
    },
    close: () => {
      closed = true
      connected = false
      close()
    },
  }
}
