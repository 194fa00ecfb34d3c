/** The one way to the server: base address, bearer token, problems as values, the server's clock. */
import type { Problem } from '../../domain/protocol.ts'

/** `offline`: no answer at all. `problem`: the server's own words (RFC 9457). `status`: an answer that is no problem document. */
export type ApiError =
  | { kind: 'offline'; message: string }
  | { kind: 'problem'; status: number; problem: Problem; retryAfterMs?: number }
  | { kind: 'status'; status: number; retryAfterMs?: number }

export type ApiResult<T> = { ok: true; value: T } | { ok: false; error: ApiError }

/** How far the server's clock is ahead of the device's, and the most it may be off (half a round trip), in milliseconds. */
export type ClockReading = { offsetMs: number; uncertaintyMs: number }

export type Api = {
  baseUrl: string
  get: <T>(path: string) => Promise<ApiResult<T>>
  post: <T>(path: string, body: unknown) => Promise<ApiResult<T>>
  /** A body as text in pieces, for what is too large to hold twice. */
  stream: (path: string) => Promise<ApiResult<ReadableStream<Uint8Array>>>
  /** The access token in hand; undefined when signed out or never yet refreshed. */
  token: () => string | undefined
  /** Gets a new access token by the refresh cookie, once for all tabs; false when the session is over. */
  refresh: () => Promise<'ok' | 'offline' | 'over'>
  clock: () => ClockReading | null
}
