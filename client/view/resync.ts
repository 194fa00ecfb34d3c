/**
 * PROTOCOL "Resync": push every action without an outcome in this epoch; bootstrap; feed until `through` is past the
 * greatest `seq` an answer gave; swap mirror and outcomes in one transaction. Until then nothing is changed, neither on
 * screen nor in storage, so that a crash at any point just starts it over.
 */
import type { FeedPage } from '../../domain/protocol/feed.ts'
import type { Outcome } from '../../domain/protocol/push.ts'
import { fetchBootstrap } from '../mirror/bootstrap.ts'
import { type CatchUp, readFeed } from '../mirror/feed.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { backoff } from '../outbox/backoff.ts'
import type { Device } from '../outbox/device.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { pushRound } from '../outbox/push.ts'
import type { ApiError, Wire } from '../outbox/wire.ts'
import { bell } from './bell.ts'
import { isDue } from './due.ts'
import type { SyncFacts } from './sync-facts.ts'

export type ResyncEnd = { kind: 'done' } | { kind: 'refused'; error: ApiError }

type ResyncParts = {
  outbox: Outbox
  mirror: Mirror
  wire: Wire
  device: Device
  sending: (ids: readonly string[]) => void
  unsent: (ids: readonly string[]) => void
  tell: (facts: Partial<SyncFacts>) => void
  answered: () => void
  /** Aborted when this tab leads no more, or the app is closed: whoever waits then, waits for nothing. */
  signal: AbortSignal
}

/** Before asking everything again. */
const RESTART_MS = 1_000
/** How often a feed that has not come as far as an answer is asked again: within a minute a replica is there, if it ever is. */
const PATIENCE = 7

const done: ResyncEnd = { kind: 'done' }

export const resync = async (parts: ResyncParts): Promise<ResyncEnd> => {
  for (;;) {
    const end = await tryResync(parts)
    if (end) return end
    await bell().wait(parts.signal, RESTART_MS)
    parts.signal.throwIfAborted()
  }
}

/**
 * Undefined: the server's history changed on the way, or does not come as far as its answers, or the mirror was dropped; everything
 * has to be asked again, and what was done meanwhile is pushed with it.
 */
const tryResync = async (parts: ResyncParts): Promise<ResyncEnd | undefined> => {
  const { outbox, mirror, wire, device, signal } = parts
  const onProgress = (doneSoFar: number, total: number) => parts.tell({ progress: { done: doneSoFar, total } })

  // Push answers do not name their history: it is asked for before, and must be the bootstrap's too.
  const probe = await wire.getText('/sync/feed?limit=1')
  if (!probe.ok) return { kind: 'refused', error: probe.error }
  const { epoch } = JSON.parse(probe.value) as FeedPage
  parts.answered()

  const answers = new Map<string, Outcome>()
  const push = await pushRound({
    wire,
    sending: parts.sending,
    unsent: parts.unsent,
    due: () => outbox.log.all.filter((action) => isDue(mirror.outcomes.get(action.id), epoch, true)),
    settle: async (outcomes) => {
      for (const outcome of outcomes) if (outcome.id !== null) answers.set(outcome.id, outcome)
    },
  })
  if (push.kind === 'refused') return push

  const serving = mirror.state?.generation
  const fetched = await fetchBootstrap(wire, mirror.database, device, serving, mirror.guard, onProgress)
  if (!fetched.ok) return { kind: 'refused', error: fetched.error }
  if (fetched.value.epoch !== epoch) return undefined

  const known = [...mirror.outcomes.values()].filter((outcome) => outcome.epoch === epoch)
  const past = [...known, ...answers.values()].reduce((greatest, { seq }) => Math.max(greatest, seq), 0)
  const catchUps: CatchUp[] = []
  const wait = backoff(device.chance)
  let at = { position: fetched.value.position, through: fetched.value.through, epoch }
  for (let asked = 1; ; asked++) {
    const end = await readFeed(wire, at, onProgress)
    if (end.kind === 'refused') return end
    if (end.kind === 'resync' || end.catchUp.epoch !== epoch) return undefined
    catchUps.push(end.catchUp)
    at = { position: end.catchUp.to, through: end.catchUp.through, epoch }
    if (at.through >= past) break
    if (asked === PATIENCE) return undefined
    // A replica that lags: what was answered is there, only not yet here.
    await bell().wait(signal, wait.next())
    signal.throwIfAborted()
  }
  return (await mirror.swap(fetched.value, catchUps, [...answers.values()])) ? done : undefined
}
