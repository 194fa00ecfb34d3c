/** What the stores ask of the server's door, and how a refusal looks to them. The door itself is `client/view/api.ts`. */
import type { Problem } from '../../domain/protocol/problem.ts'

/** `offline`: no answer at all. `problem`: the server's own words (RFC 9457). `status`: an answer that is no problem document. */
export type ApiError =
  | { kind: 'offline'; message: string }
  | { kind: 'problem'; status: number; problem: Problem; retryAfterMs?: number }
  | { kind: 'status'; status: number; retryAfterMs?: number }

export type ApiResult<T> = { ok: true; value: T } | { ok: false; error: ApiError }

/** Paths are below `/api/v1`. Texts, since the mirror keeps what the server sent as it came. */
export type Wire = {
  getText: (path: string) => Promise<ApiResult<string>>
  /** `leaving` is called when the text is handed to the network: never while there is no session to send it under. */
  postText: (path: string, body: string, leaving?: () => void) => Promise<ApiResult<string>>
  stream: (path: string) => Promise<ApiResult<ReadableStream<Uint8Array>>>
}

/** The HTTP status, 0 when nobody answered. */
export const statusOf = (error: ApiError): number => (error.kind === 'offline' ? 0 : error.status)
