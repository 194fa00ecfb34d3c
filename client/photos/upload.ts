/** Sends what waits, one after the other, in the tab that leads. What the server has by now it has once: each is named by its content. */
import { type Backoff, backoff } from '../outbox/backoff.ts'
import type { ApiError, ApiResult } from '../outbox/wire.ts'
import type { PhotoStore } from './photo-store.ts'

export type PhotoWire = {
  put: (id: string, bytes: ArrayBuffer) => Promise<ApiResult<unknown>>
  get: (id: string) => Promise<ApiResult<ArrayBuffer>>
}

type Parts = {
  store: PhotoStore
  wire: PhotoWire
  chance: () => number
  /** Resolves when it is worth another look: something new waits, the network is back, or so many milliseconds have passed. */
  pause: (signal: AbortSignal, ms?: number) => Promise<void>
}

/** With nothing to do but wait for a person to sign in. */
const PATIENT_MS = 60_000
const UNAUTHORISED = 401
/** Answers that say nothing of the picture. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429])

/** Why the server will not take it; undefined where it may later. */
const faultIn = (error: ApiError): string | undefined => {
  if (error.kind === 'offline' || error.status >= 500 || error.status === UNAUTHORISED || LATER.has(error.status))
    return undefined
  // What stands in between may answer in its own words.
  const type = error.kind === 'problem' ? (error.problem.type as string | undefined) : undefined
  return type?.split(':').at(-1) ?? String(error.status)
}

const patienceFor = (error: ApiError, wait: Backoff): number => {
  if (error.kind === 'offline') return wait.next()
  return error.status === UNAUTHORISED ? PATIENT_MS : wait.next(error.retryAfterMs)
}

export const uploadWaiting = async ({ store, wire, chance, pause }: Parts, signal: AbortSignal): Promise<void> => {
  const wait = backoff(chance)
  await store.loaded
  while (!signal.aborted) {
    const next = [...store.unsent.values()].find(({ state }) => state === 'waiting')
    if (!next) {
      await pause(signal)
      continue
    }
    try {
      const bytes = await store.find(next.id)
      const answer = bytes && (await wire.put(next.id, bytes))
      const fault = answer ? (answer.ok ? undefined : faultIn(answer.error)) : 'gone'
      if (fault !== undefined) await store.refused(next.id, fault)
      else if (answer?.ok) {
        await store.sent(next.id)
        wait.reset()
      } else if (answer) await pause(signal, patienceFor(answer.error, wait))
    } catch (cause) {
      if (signal.aborted) return
      console.error('photographs', cause)
      await pause(signal, wait.next())
    }
  }
}
