/** Stops an HTTP server without losing what was sent to it. */
import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long a stop waits for requests that are under way: longer than a push waits for its lock. */
const PATIENCE_MS = 20_000
/** When nothing came for so long, nothing is on its way. */
const QUIET_MS = 200
/** New connections are let in for no longer than this, however many come. */
const LET_IN_MS = 1000

/**
 * Call it when all listeners are attached; the answer stops the server. Node's own `close` ends with a reset what was sent
 * and not read yet, in connections and in the queue of those who knock (34 of 40 requests in a burst). This one goes on
 * until it is quiet: first at the door, which is then closed, then on the connections there are, each of which is told that
 * its answer is the last.
 */
export const drainable = (http: Server): (() => Promise<void>) => {
  const sockets = new Set<Socket>()
  let knockedAt = 0
  http.on('connection', (socket: Socket) => {
    knockedAt = Date.now()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const active = new Set<ServerResponse>()
  let draining = false
  let askedAt = 0
  http.prependListener('request', (_request, response) => {
    askedAt = Date.now()
    if (draining) response.setHeader('connection', 'close')
    active.add(response)
    response.once('close', () => active.delete(response))
  })

  return async () => {
    draining = true
    const beganAt = Date.now()
    for (const response of active) if (!response.headersSent) response.setHeader('connection', 'close')
    const isQuietSince = (at: number): boolean => Date.now() - Math.max(at, beganAt) >= QUIET_MS
    const isAfter = (ms: number): boolean => Date.now() - beganAt >= ms

    while (!isQuietSince(knockedAt) && !isAfter(LET_IN_MS)) await sleep(20)
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(http, () => resolve()))
    while ((active.size > 0 || !isQuietSince(askedAt)) && !isAfter(PATIENCE_MS)) await sleep(20)
    http.close() // ends its own timers
    for (const socket of sockets) socket.destroy() // those that were upgraded too
    await closed
  }
}
