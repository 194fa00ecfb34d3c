/** The one way to the server: base address, bearer token, problems as values, the server's clock. */
import { readClock } from '../../domain/clock.ts'
import type { Problem } from '../../domain/protocol/problem.ts'
import type { Session } from '../../domain/protocol/session.ts'
import { PROTOCOL_VERSION } from '../../domain/protocol-version.ts'
import type { Channel, Device } from '../outbox/device.ts'
import type { ApiError, ApiResult, Wire } from '../outbox/wire.ts'

import { impatient } from './impatient-fetch.ts'

export type { ApiError, ApiResult } from '../outbox/wire.ts'

/** How far the server's clock is ahead of the device's, and the most it may be off (half a round trip), in milliseconds. */
export type ClockReading = { offsetMs: number; uncertaintyMs: number }

/** Whose token is in hand. */
type TokenOwner = { userId: string; orgId: string }

export type Api = Wire & {
  baseUrl: string
  get: <T>(path: string) => Promise<ApiResult<T>>
  post: <T>(path: string, body: unknown) => Promise<ApiResult<T>>
  /** A file as it is, there and back. */
  putBytes: (path: string, bytes: ArrayBuffer) => Promise<ApiResult<string>>
  getBytes: (path: string) => Promise<ApiResult<ArrayBuffer>>
  /** An answer that comes piece by piece; ended by the signal. */
  postStream: (path: string, body: string, signal: AbortSignal) => Promise<ApiResult<ReadableStream<Uint8Array>>>
  /** The access token in hand; undefined when signed out or never yet refreshed. */
  token: () => string | undefined
  /** How long it is still good, in milliseconds; 0 when there is none. */
  tokenEndsInMs: () => number
  /** Whom the token speaks for: on a shared tablet another tab may have signed in someone else. */
  owner: () => TokenOwner | undefined
  /** Gets a new access token by the refresh cookie, once for all tabs; `over` when nobody is signed in any more. */
  refresh: () => Promise<'ok' | 'offline' | 'over'>
  /** Takes the session of a sign-in (shared with the other tabs), or forgets the one there was. */
  adopt: (session: Session | undefined) => void
  clock: () => ClockReading | null
  /** Resolves when the reading of an earlier run is back. */
  ready: Promise<void>
  /** Called whenever the token or its owner changes, in any tab. */
  onToken: (listener: () => void) => () => void
}

export type ApiOptions = {
  baseUrl?: string
  device: Device
  fetch?: typeof fetch
  /** How long a server may say nothing. */
  silenceMs?: number
  /** The last reading of an earlier run, and where to keep the next. */
  earlierClock?: () => Promise<ClockReading | null>
  keepClock?: (reading: ClockReading) => void
}

const PREFIX = '/api/v1'
const UNAUTHORISED = 401
/** A better reading stands for so long; then any is taken, since clocks drift and are set. */
const READING_STANDS_MS = 10 * 60_000
const CHANNEL = 'bincard:session'

/** `endsAt` by this tab's monotonic clock, which no one sets. */
type Held = { token: string; owner: TokenOwner; endsAt: number }
/** What tabs tell each other: monotonic clocks differ between them. */
type Shared = Omit<Held, 'endsAt'> & { endsInMs: number }
/** All tabs go by one clock, and only some of them speak with the server. */
type SharedClock = { clock: ClockReading }

export const createApi = (options: ApiOptions): Api => {
  const { device, baseUrl = '' } = options
  const fetchIt = impatient(options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args)), options.silenceMs)
  const channel: Channel = device.channel(CHANNEL)
  const listeners = new Set<() => void>()
  let held: Held | undefined
  let reading: ClockReading | null = null
  let readAt = Number.NEGATIVE_INFINITY
  let refreshing: Promise<'ok' | 'offline' | 'over'> | undefined

  const ready = (options.earlierClock?.() ?? Promise.resolve(null)).then(
    (earlier) => {
      reading ??= earlier
    },
    (error) => console.error('the clock of an earlier run', error),
  )

  const hold = (next: Held | undefined) => {
    if (held === undefined && next === undefined) return
    held = next
    for (const listener of [...listeners]) listener()
  }
  const share = (shared: Shared | undefined): Held | undefined =>
    shared && { token: shared.token, owner: shared.owner, endsAt: performance.now() + shared.endsInMs }
  const isClock = (data: unknown): data is SharedClock => typeof data === 'object' && data !== null && 'clock' in data
  channel.onmessage = ({ data }) => {
    if (isClock(data)) takeReading(data.clock)
    else hold(share(data as Shared | undefined))
  }

  const takeReading = (next: ClockReading) => {
    reading = next
    readAt = performance.now()
  }

  const noteClock = (serverTime: string | undefined, sentMs: number, receivedMs: number) => {
    const serverMs = serverTime === undefined ? Number.NaN : Date.parse(serverTime)
    if (Number.isNaN(serverMs)) return
    const fresh = readClock({ sentMs, receivedMs, serverMs })
    const stands = performance.now() - readAt < READING_STANDS_MS
    // A device clock that was set meanwhile shows as an offset that no uncertainty explains.
    const agrees =
      reading !== null && Math.abs(reading.offsetMs - fresh.offsetMs) <= reading.uncertaintyMs + fresh.uncertaintyMs
    if (reading && stands && agrees && reading.uncertaintyMs <= fresh.uncertaintyMs) return
    takeReading(fresh)
    channel.postMessage({ clock: fresh } satisfies SharedClock)
    options.keepClock?.(fresh)
  }

  const send = async (
    path: string,
    init: RequestInit,
  ): Promise<ApiResult<{ response: Response; noteText: (text: string) => void }>> => {
    const sentMs = device.now()
    try {
      const headers = new Headers(init.headers)
      headers.set('bincard-protocol', String(PROTOCOL_VERSION))
      if (held) headers.set('authorization', `Bearer ${held.token}`)
      const response = await fetchIt(`${baseUrl}${PREFIX}${path}`, { ...init, headers, credentials: 'same-origin' })
      const receivedMs = device.now()
      if (!response.ok) return { ok: false, error: await errorOf(response) }
      return { ok: true, value: { response, noteText: (text) => noteClock(serverTimeIn(text), sentMs, receivedMs) } }
    } catch (error) {
      return { ok: false, error: { kind: 'offline', message: String(error) } }
    }
  }

  const authorised = async (path: string, init: RequestInit) => {
    const used = held?.token
    const first = await send(path, init)
    if (first.ok || first.error.kind === 'offline' || first.error.status !== UNAUTHORISED) return first
    // Another tab, or another call, may have refreshed meanwhile.
    if (held?.token === used && (await refresh()) !== 'ok') return first
    return send(path, init)
  }

  const text = async (path: string, init: RequestInit, call = authorised): Promise<ApiResult<string>> => {
    const answer = await call(path, init)
    if (!answer.ok) return answer
    try {
      const body = await answer.value.response.text()
      answer.value.noteText(body)
      return { ok: true, value: body }
    } catch (error) {
      return { ok: false, error: { kind: 'offline', message: String(error) } }
    }
  }

  const refreshNow = (): Promise<'ok' | 'offline' | 'over'> => {
    const before = held?.token
    return device.locks.request('bincard:refresh', {}, async () => {
      // Whoever waited for the lock finds the token that its holder has shared.
      if (held && held.token !== before) return 'ok'
      const answer = await text('/auth/refresh', { method: 'POST' }, send)
      if (answer.ok) {
        adopt(JSON.parse(answer.value) as Session)
        return 'ok'
      }
      if (answer.error.kind === 'offline' || (answer.error.status !== UNAUTHORISED && answer.error.status !== 403)) {
        return 'offline'
      }
      hold(undefined)
      return 'over'
    })
  }

  const refresh = () => {
    refreshing ??= refreshNow().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  const adopt = (session: Session | undefined) => {
    const next = session && {
      token: session.accessToken,
      owner: { userId: session.user.id, orgId: session.org.id },
      endsInMs: session.expiresIn * 1000,
    }
    channel.postMessage(next)
    hold(share(next))
  }

  const parsed = <T>(answer: ApiResult<string>): ApiResult<T> => {
    if (!answer.ok) return answer
    return { ok: true, value: (answer.value === '' ? undefined : JSON.parse(answer.value)) as T }
  }
  const json = (body: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })

  const bytes = async (path: string): Promise<ApiResult<ArrayBuffer>> => {
    const answer = await authorised(path, {})
    if (!answer.ok) return answer
    try {
      return { ok: true, value: await answer.value.response.arrayBuffer() }
    } catch (error) {
      return { ok: false, error: { kind: 'offline', message: String(error) } }
    }
  }

  const streamed = async (path: string, init: RequestInit): Promise<ApiResult<ReadableStream<Uint8Array>>> => {
    const answer = await authorised(path, init)
    if (!answer.ok) return answer
    return {
      ok: true,
      value: answer.value.response.body ?? new ReadableStream({ start: (control) => control.close() }),
    }
  }

  return {
    baseUrl,
    get: async (path) => parsed(await text(path, {})),
    post: async (path, body) =>
      parsed(await text(path, json(JSON.stringify(body ?? null)), plainCall(path, send, authorised))),
    getText: (path) => text(path, {}),
    postText: (path, body, leaving) => {
      leaving?.()
      return text(path, json(body))
    },
    putBytes: (path, body) => text(path, { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body }),
    getBytes: bytes,
    stream: (path) => streamed(path, {}),
    postStream: (path, body, signal) => streamed(path, { ...json(body), signal }),
    token: () => held?.token,
    tokenEndsInMs: () => Math.max(0, (held?.endsAt ?? 0) - performance.now()),
    owner: () => held?.owner,
    refresh,
    adopt,
    clock: () => reading,
    ready,
    onToken: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A wrong password is no reason to refresh. */
const plainCall = <T>(path: string, send: T, authorised: T): T => (path.startsWith('/auth/') ? send : authorised)

/** Every auth and sync answer carries it in its envelope, before or behind the documents: nowhere else is it looked for. */
const serverTimeIn = (text: string): string | undefined => {
  const envelope = text.length > 1_000 ? `${text.slice(0, 500)}${text.slice(-300)}` : text
  return /"serverTime":"([^"]+)"/.exec(envelope)?.[1]
}

const errorOf = async (response: Response): Promise<ApiError> => {
  const { status } = response
  const after = Number(response.headers.get('retry-after'))
  const retryAfterMs = Number.isFinite(after) && after > 0 ? after * 1000 : undefined
  const problem = response.headers.get('content-type')?.includes('problem+json')
    ? ((await response.json().catch(() => undefined)) as Problem | undefined)
    : undefined
  return problem ? { kind: 'problem', status, problem, retryAfterMs } : { kind: 'status', status, retryAfterMs }
}
