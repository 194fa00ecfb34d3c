/** Sends what is due to the devices' push services, encrypted for each device alone (RFC 8291), signed as this server's (RFC 8292). */
import webPush from 'web-push'
import { quietUntil } from '../../domain/notices.ts'
import type { Pool } from '../db/pool.ts'
import { type Delivery, type Due, deliverSql, forgetEndpointSql, takeDueSql } from '../db/sql/notices.ts'
import { transact } from '../db/transact.ts'
import { leadsTo } from './push-services.ts'
import type { VapidKeys } from './vapid.ts'

export type PushSettings = { vapid: VapidKeys; subject: string; services: readonly string[] }
type Log = { warn: (details: object, message: string) => void }
type SendDeps = { pool: Pool; push: PushSettings; now: () => Date; log: Log }

const TOGETHER = 20
const TIMEOUT_MS = 10_000
/** A task that nobody saw for half a day is on the Home screen anyway. */
const KEPT_SECONDS = 12 * 3600
const MOST_ATTEMPTS = 5
const FIRST_WAIT_MS = 30_000

type End = { how: 'done' | 'gone' } | { how: 'again'; afterMs: number }

const send = async ({ push, log }: SendDeps, due: Due): Promise<End> => {
  const { endpoint, p256dh, auth, attempts } = due
  if (!leadsTo(push.services, endpoint)) return { how: 'gone' }
  const again = (afterSeconds = 0): End => ({
    how: 'again',
    afterMs: Math.max(afterSeconds * 1000, FIRST_WAIT_MS * 4 ** attempts),
  })
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(due.payload),
      { vapidDetails: { subject: push.subject, ...push.vapid }, TTL: KEPT_SECONDS, contentEncoding: 'aes128gcm' },
    )
    const answer = await fetch(endpoint, {
      ...{ method: 'POST', headers: headers as Record<string, string>, body: new Uint8Array(body ?? []) },
      ...{ redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) },
    })
    await answer.body?.cancel()
    if (answer.ok) return { how: 'done' }
    if (answer.status === 404 || answer.status === 410) return { how: 'gone' }
    if (answer.status === 429 || answer.status >= 500) return again(Number(answer.headers.get('retry-after')) || 0)
    log.warn({ status: answer.status, service: new URL(endpoint).host }, 'a push service turned a notice down')
    return { how: 'done' }
  } catch (error) {
    log.warn({ err: error, service: new URL(endpoint).host }, 'a push service could not be reached')
    return again()
  }
}

/** The quiet hours may have been set since, and clocks are put forward and back. */
const quietOf = ({ from, to, timeZone }: Due, nowMs: number): number | null =>
  quietUntil(from === null || to === null ? null : { from, to }, timeZone, nowMs)

const handle = async (deps: SendDeps, orgId: string, due: Due): Promise<void> => {
  const { deviceId, payload, attempts, endpoint } = due
  const later = (ms: number, tried: number): Promise<unknown> => {
    const delivery: Delivery = { deviceId, payload, dueAt: new Date(ms).toISOString(), attempts: tried }
    return transact(deps.pool, orgId, (client) => client.query(deliverSql(orgId, [delivery])))
  }
  const nowMs = deps.now().getTime()
  const quiet = quietOf(due, nowMs)
  if (quiet !== null) return void (await later(quiet, attempts))
  const end = await send(deps, due)
  if (end.how === 'gone') {
    await transact(deps.pool, orgId, (client) => client.query(forgetEndpointSql(orgId, deviceId, endpoint)))
  } else if (end.how === 'again' && attempts + 1 < MOST_ATTEMPTS) await later(nowMs + end.afterMs, attempts + 1)
}

export const sendDue = async (deps: SendDeps, orgId: string): Promise<void> => {
  for (;;) {
    const { rows } = await transact(deps.pool, orgId, (client) =>
      client.query<Due>(takeDueSql(orgId, deps.now().toISOString(), TOGETHER)),
    )
    await Promise.all(rows.map((due) => handle(deps, orgId, due)))
    if (rows.length < TOGETHER) return
  }
}
