/** What the leading tab does for all: push what people did, pull what is so, one of each at a time, until it leads no more. */
import type { Outcome } from '../../domain/protocol/push.ts'
import { readFeed } from '../mirror/feed.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { NoLongerLeading } from '../mirror/mirror-database.ts'
import { backoff } from '../outbox/backoff.ts'
import type { Device } from '../outbox/device.ts'
import { isQuotaError } from '../outbox/errors.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { pushRound } from '../outbox/push.ts'
import { type ApiError, statusOf, type Wire } from '../outbox/wire.ts'
import { bell } from './bell.ts'
import { isDue } from './due.ts'
import { type ResyncEnd, resync } from './resync.ts'
import type { SyncFacts, Trouble } from './sync-facts.ts'

export type SyncParts = {
  outbox: Outbox
  mirror: Mirror
  wire: Wire
  device: Device
  sending: (ids: readonly string[]) => void
  unsent: (ids: readonly string[]) => void
  tell: (facts: Partial<SyncFacts>) => void
  /** Rewrites the records that hold what is no more. */
  tidy: () => Promise<void>
  /** This member may see nothing any more. */
  dropped: () => Promise<void>
  /** How often to ask without being poked: seldom while a live connection stands. */
  pollMs: () => number
}

export type SyncLoop = {
  /** Something was recorded: push it, unless a refusal is being waited out. */
  recorded: () => void
  /** The network is back, or a person asked: everything without a final outcome goes again, parked ones too. */
  reconnected: () => void
  /** The browser says that the network is gone: whatever is answered yet, ask again whether it is. */
  lost: () => void
  poked: (poke: { epoch: string; head: number }) => void
  run: (signal: AbortSignal) => Promise<void>
}

const FORBIDDEN = 403
const TOO_OLD = 426
const UNAUTHORISED = 401
/** With nothing to do but wait for a person (to sign in, to update, to take a member back), look again now and then. */
const PATIENT_MS = 60_000
const WAIT_FOR_A_PERSON: ReadonlySet<Trouble | null> = new Set(['signed-out', 'no-longer-member', 'client-too-old'])

export const syncLoop = (parts: SyncParts): SyncLoop => {
  const { outbox, mirror, wire, device, tell } = parts
  const toPush = bell()
  const toPull = bell()
  let parkedToo = true
  let waitingOut = false
  let pushing: Promise<unknown> = Promise.resolve()

  /** One push in flight: a resync pushes too. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = pushing.then(work)
    pushing = turn.catch(() => undefined)
    return turn
  }

  const answered = () => tell({ reached: true, lastContactMs: device.now() })

  const note = (error: ApiError): Trouble | null => {
    const status = statusOf(error)
    if (status === 0) {
      tell({ reached: false })
      return null
    }
    answered()
    if (status === UNAUTHORISED) return 'signed-out'
    if (status === FORBIDDEN) return 'no-longer-member'
    return status === TOO_OLD ? 'client-too-old' : 'server-error'
  }

  const settle = async (outcomes: readonly Outcome[]) => {
    answered()
    await mirror.settle(outcomes)
    // An accepted action leaves the overlay only with the catch-up that carries its effect.
    if (outcomes.some((outcome) => outcome.seq > (mirror.state?.through ?? 0))) toPull.ring()
  }

  const pushLoop = async (signal: AbortSignal) => {
    const wait = backoff(device.chance)
    while (!signal.aborted) {
      const withParked = parkedToo
      parkedToo = false
      const end = await alone(() => {
        const epoch = mirror.state?.epoch ?? null
        const due = () => outbox.log.all.filter((action) => isDue(mirror.outcomes.get(action.id), epoch, withParked))
        return pushRound({ wire, settle, due, sending: parts.sending, unsent: parts.unsent })
      })
      if (end.kind === 'done') {
        wait.reset()
        tell({ pushTrouble: null })
        await toPush.wait(signal)
        continue
      }
      parkedToo ||= withParked
      const trouble = note(end.error)
      tell({ pushTrouble: trouble })
      waitingOut = true
      const patience = WAIT_FOR_A_PERSON.has(trouble) ? PATIENT_MS : wait.next(retryAfterOf(end.error))
      await toPush.wait(signal, patience)
      waitingOut = false
    }
  }

  /** One catch-up. Gives how long to wait before the next unless something rings. */
  const pull = async (signal: AbortSignal): Promise<ApiError | undefined> => {
    const state = mirror.state
    if (!state) return resyncNow(signal)
    const onProgress = (done: number, total: number) => tell({ progress: { done, total } })
    const end = await readFeed(wire, state, onProgress)
    if (end.kind === 'resync') return resyncNow(signal)
    if (end.kind === 'refused') return end.error
    if (!(await mirror.applyCatchUp(end.catchUp))) return pull(signal)
    // What a member may no longer see (a blind count has begun) must not lie on the disk either.
    if (end.catchUp.documents.some((document) => document._deleted)) await parts.tidy()
    return undefined
  }

  const resyncNow = async (signal: AbortSignal): Promise<ApiError | undefined> => {
    const end: ResyncEnd = await alone(() => resync({ ...parts, answered, signal }))
    if (end.kind === 'refused') return end.error
    toPush.ring()
    return undefined
  }

  const pullLoop = async (signal: AbortSignal) => {
    const wait = backoff(device.chance)
    while (!signal.aborted) {
      tell({ pulling: true })
      const error = await pull(signal)
      tell({ pulling: false, progress: null })
      if (!error) {
        wait.reset()
        answered()
        tell({ pullTrouble: null })
        await toPull.wait(signal, parts.pollMs())
        continue
      }
      const trouble = note(error)
      tell({ pullTrouble: trouble })
      // A token that is good for pushes alone: what this member may no longer see leaves the device, what they did stays.
      if (statusOf(error) === FORBIDDEN && error.kind === 'problem' && mirror.state) {
        await mirror.drop()
        await parts.dropped()
      }
      await toPull.wait(signal, WAIT_FOR_A_PERSON.has(trouble) ? PATIENT_MS : wait.next(retryAfterOf(error)))
    }
  }

  /** A loop that meets a full device waits and goes on; one that finds another leader ends the reign. */
  const keepOn = async (
    loop: (signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
    trouble: keyof SyncFacts,
  ) => {
    const wait = backoff(device.chance)
    while (!signal.aborted) {
      try {
        await loop(signal)
      } catch (error) {
        if (signal.aborted || error instanceof NoLongerLeading) throw error
        console.error('sync', error)
        tell({ pulling: false, [trouble]: isQuotaError(error) ? 'storage-full' : 'server-error' })
        await bell().wait(signal, wait.next())
      }
    }
  }

  return {
    recorded: () => {
      if (!waitingOut) toPush.ring()
    },
    reconnected: () => {
      parkedToo = true
      toPush.ring()
      toPull.ring()
    },
    lost: () => toPull.ring(),
    poked: ({ epoch, head }) => {
      const state = mirror.state
      if (!state || state.epoch !== epoch || state.through < head) toPull.ring()
    },
    run: async (signal) => {
      const ended = new AbortController()
      const either = AbortSignal.any([signal, ended.signal])
      const loops = [keepOn(pushLoop, either, 'pushTrouble'), keepOn(pullLoop, either, 'pullTrouble')]
      // When one loop ends for good, so does the other: half a leader would keep the lock and do half of the work.
      await Promise.all(loops.map((loop) => loop.finally(() => ended.abort()))).catch((error) => {
        if (!signal.aborted && !(error instanceof NoLongerLeading)) throw error
      })
      await Promise.allSettled(loops)
    },
  }
}

const retryAfterOf = (error: ApiError): number => (error.kind === 'offline' ? 0 : (error.retryAfterMs ?? 0))
