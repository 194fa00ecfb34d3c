/**
 * Pokes over Socket.IO: "pull if you are behind this". They carry no data, so one that is lost or late costs time and
 * nothing else; a client pulls after every connect whatever it was told before. And who is where in a count (presence.ts).
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server, type Socket } from 'socket.io'
import * as z from 'zod'
import { type Poke, type PresenceNews, presence as presenceSaid } from '../../domain/protocol/live.ts'
import { LIVE_PATH } from '../../domain/protocol-limits.ts'
import type { Caller } from '../identity/caller.ts'
import { NotSignedIn } from '../identity/not-signed-in.ts'
import { createPresence, type Presence, type PresenceDeps, type Visitor } from './presence.ts'

type Authenticated = { caller: Caller; expiresAt: Date }

export type LiveDeps = {
  /** Who a token speaks for, and until when; throws `NotSignedIn` when it is not good. */
  authenticateToken: (token: string) => Promise<Authenticated>
  clockOf: (orgId: string) => Promise<Poke>
  isAllowedOrigin: (request: IncomingMessage) => boolean
  nameIn: PresenceDeps['nameIn']
  /** To the other processes: who is here. */
  tellPresence: PresenceDeps['tell']
  log: { warn: (details: object, message: string) => void }
}

export type Live = {
  poke: (orgId: string, clock: Poke) => void
  /** Looks at the member's open sockets again, and closes those that may no longer listen. */
  review: (orgId: string, userId: string) => void
  /** After a time without news: looks at everyone again, and has everyone pull who is behind. */
  reviewAll: () => void
  hearPresence: Presence['hear']
  /** Ends all connections; the HTTP server is somebody else's to close. */
  close: () => void
}

/** At most one poke each 50 ms an organisation: a burst of pushes is one reason to pull. */
const POKE_EVERY_MS = 50
/** People walk: more often than this nobody is elsewhere. What comes beyond it is not heard. */
const PRESENCE_LIMIT = { points: 20, duration: 10 }

const handshake = z.object({ token: z.string().min(1).max(4096) })
/** `reviews`: how many there had been when the token was looked at. */
type SocketData = { caller: Caller; token: string; expiry: NodeJS.Timeout; reviews: number }
type ToClients = { poke: (poke: Poke) => void; presence: (news: PresenceNews) => void }
type LiveSocket = Socket<Record<string, never>, ToClients, Record<string, never>, SocketData>

const orgRoom = (orgId: string): string => `org:${orgId}`
const countRoom = (orgId: string, countId: string): string => `count:${orgId}/${countId}`
const memberRoom = (orgId: string, userId: string): string => `member:${orgId}/${userId}`

export const attachLive = (http: HttpServer, deps: LiveDeps): Live => {
  const io = new Server<Record<string, never>, ToClients, Record<string, never>, SocketData>(http, {
    path: LIVE_PATH,
    transports: ['websocket'],
    perMessageDeflate: false, // on, a connection costs nine times the memory
    serveClient: false,
    maxHttpBufferSize: 16_384,
    allowRequest: (request, decide) => decide(null, deps.isAllowedOrigin(request)),
  })

  let reviews = 0

  const presence = createPresence({
    nameIn: deps.nameIn,
    tell: deps.tellPresence,
    show: (orgId, news) => void io.to(countRoom(orgId, news.countId)).emit('presence', news),
  })
  const steps = new RateLimiterMemory(PRESENCE_LIMIT)
  const visitorOf = (socket: LiveSocket): Visitor => ({
    id: socket.id,
    get connected() {
      return socket.connected
    },
    enter: (orgId, countId) => void socket.join(countRoom(orgId, countId)),
    leave: (orgId, countId) => void socket.leave(countRoom(orgId, countId)),
  })
  const hearStep = async (socket: LiveSocket, visitor: Visitor, said: unknown): Promise<void> => {
    const step = presenceSaid.safeParse(said)
    const allowed = await steps.consume(socket.id).then(
      () => true,
      () => false,
    )
    if (step.success && allowed) await presence.move(visitor, socket.data.caller, step.data)
  }

  /** Closes the socket when its token ends, unless it has shown a newer one by then. */
  const admit = async (socket: LiveSocket, auth: unknown): Promise<void> => {
    const shown = handshake.safeParse(auth)
    if (!shown.success) throw new NotSignedIn('no token')
    const { token } = shown.data
    socket.data.reviews = reviews
    const { caller, expiresAt } = await deps.authenticateToken(token)
    if (caller.pushOnly) throw new NotSignedIn('good for push alone')
    const admitted = socket.data.caller as Caller | undefined
    if (admitted && (admitted.orgId !== caller.orgId || admitted.userId !== caller.userId))
      throw new NotSignedIn('another member')
    clearTimeout(socket.data.expiry)
    socket.data.caller = caller
    socket.data.token = token
    socket.data.expiry = setTimeout(() => socket.disconnect(true), Math.max(0, expiresAt.getTime() - Date.now()))
  }

  io.use((socket, next) => {
    admit(socket, socket.handshake.auth).then(
      () => next(),
      (error: unknown) => next(new Error(error instanceof NotSignedIn ? 'unauthenticated' : 'unavailable')),
    )
  })

  io.on('connection', (socket: LiveSocket) => {
    const { caller } = socket.data
    void socket.join([orgRoom(caller.orgId), memberRoom(caller.orgId, caller.userId)])
    socket.on('authenticate', (auth: unknown) => {
      admit(socket, auth).catch(() => socket.disconnect(true))
    })
    const visitor = visitorOf(socket)
    socket.on('presence', (said: unknown) => {
      hearStep(socket, visitor, said).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'could not tell where somebody is'),
      )
    })
    socket.on('disconnect', () => {
      clearTimeout(socket.data.expiry)
      presence.gone(socket.id)
    })
    // A review since its token was looked at may have been of this member, who was not in the room yet.
    if (socket.data.reviews !== reviews) void reviewSocket(socket)
    void sendClock(socket)
  })

  /** Never fails. By the token that it has shown; one that cannot be looked at now is closed too, and comes back by itself. */
  const reviewSocket = async (socket: {
    id: string
    data: SocketData
    disconnect: (close: boolean) => unknown
  }): Promise<void> => {
    try {
      const { caller } = await deps.authenticateToken(socket.data.token)
      socket.data.caller = caller
      if (caller.pushOnly) socket.disconnect(true)
      else await presence.review(socket.id, caller)
    } catch (error) {
      if (!(error instanceof NotSignedIn)) deps.log.warn({ err: error }, 'could not look at a connection again')
      socket.disconnect(true)
    }
  }
  const reviewMember = async (orgId: string, userId: string): Promise<void> => {
    const sockets = await io.in(memberRoom(orgId, userId)).fetchSockets()
    await Promise.all(sockets.map(reviewSocket))
  }
  const reviewEveryone = async (): Promise<void> => {
    // One after another: everyone at once would take all connections of the pool.
    for (const socket of io.sockets.sockets.values()) {
      await reviewSocket(socket)
      if (socket.connected) await sendClock(socket)
    }
  }
  /** Nobody waits for a review, so it says itself that it failed: a rejection that nobody takes ends the process. */
  const review = (look: () => Promise<void>): void => {
    reviews++
    look().catch((error: unknown) => deps.log.warn({ err: error }, 'could not look at connections again'))
  }

  const sendClock = async (socket: LiveSocket): Promise<void> => {
    try {
      socket.emit('poke', await deps.clockOf(socket.data.caller.orgId))
    } catch (error) {
      deps.log.warn({ err: error }, 'could not read the clock for a connection')
    }
  }

  const waiting = new Map<string, { clock: Poke; timer: NodeJS.Timeout | null }>()
  const send = (orgId: string, clock: Poke): void => {
    io.to(orgRoom(orgId)).emit('poke', clock)
  }
  /** The first at once, then the latest each 50 ms while there are any. */
  const poke = (orgId: string, clock: Poke): void => {
    const pending = waiting.get(orgId)
    if (pending) {
      if (clock.head >= pending.clock.head || clock.epoch !== pending.clock.epoch) pending.clock = clock
      return
    }
    send(orgId, clock)
    const entry = { clock, timer: null as NodeJS.Timeout | null }
    entry.timer = setTimeout(() => {
      waiting.delete(orgId)
      if (entry.clock !== clock) poke(orgId, entry.clock)
    }, POKE_EVERY_MS)
    waiting.set(orgId, entry)
  }

  return {
    poke,
    review: (orgId, userId) => review(() => reviewMember(orgId, userId)),
    reviewAll: () => review(reviewEveryone),
    hearPresence: presence.hear,
    close: () => {
      presence.close()
      for (const { timer } of waiting.values()) if (timer) clearTimeout(timer)
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}
