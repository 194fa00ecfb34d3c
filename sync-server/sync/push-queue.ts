/**
 * Pushes of one organisation queue for its clock anyway, so those that wait go together, in one call. A call that fails
 * for anything but the moment is halved, down to the one action that fails: that one is turned down, the others go on.
 */
import type { Pool } from 'pg'
import { REJECTIONS } from '../../domain/errors.ts'
import { isTransient } from '../db/trouble.ts'
import {
  type Applied,
  applyPush,
  idOf,
  type PushDeps,
  type PushLog,
  type Settled,
  type Submission,
} from './apply-push.ts'
import { failingWaiters } from './failing-waiters.ts'
import { turnedDown } from './push-door.ts'
import { ReferenceCache } from './reference-cache.ts'

/** Actions in one call: beyond it the lock is held for longer than a push should wait. */
const TOGETHER = 100
/** Calls of one organisation under way: while one holds its clock, the next is decided and waits at the lock. */
const UNDER_WAY = 2

const FAILED = 'an action that passed the rules failed after them'

type Waiting = { submissions: Submission[]; resolve: (applied: Applied) => void; reject: (error: unknown) => void }
type Queue = { waiting: Waiting[]; underWay: number }

/** The first that waits, and those after it that fit into the same call. */
const takeTogether = (waiting: Waiting[]): Waiting[] => {
  let end = 0
  let size = 0
  for (const { submissions } of waiting) {
    size += submissions.length
    if (end > 0 && size > TOGETHER) break
    end++
  }
  return waiting.splice(0, end)
}

export class PushQueue {
  readonly #deps: PushDeps
  readonly #queues = new Map<string, Queue>()

  constructor(pool: Pool, log: PushLog) {
    this.#deps = { pool, references: new ReferenceCache(), log }
  }

  /** Applies the actions in order; resolves with an outcome for each. */
  push(orgId: string, submissions: Submission[]): Promise<Applied> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(orgId) ?? { waiting: [], underWay: 0 }
      this.#queues.set(orgId, queue)
      queue.waiting.push({ submissions, resolve, reject })
      if (queue.underWay < UNDER_WAY) void this.#drain(orgId, queue)
    })
  }

  async #drain(orgId: string, queue: Queue): Promise<void> {
    queue.underWay++
    while (queue.waiting.length > 0) await this.#applyTogether(orgId, takeTogether(queue.waiting))
    queue.underWay--
    if (queue.underWay === 0) this.#queues.delete(orgId)
  }

  async #applyTogether(orgId: string, together: readonly Waiting[]): Promise<void> {
    try {
      const unique = new Map<string, Submission>()
      for (const { submissions } of together)
        for (const one of submissions) if (!unique.has(idOf(one))) unique.set(idOf(one), one)
      const applied = await this.#applyHalving(orgId, [...unique.values()])
      for (const waiting of together) waiting.resolve(applied)
    } catch (error) {
      for (const waiting of together) waiting.reject(error)
    }
  }

  async #applyHalving(orgId: string, submissions: readonly Submission[]): Promise<Applied> {
    try {
      return await applyPush(this.#deps, orgId, submissions)
    } catch (error) {
      if (isTransient(error)) throw error
      const [only] = submissions
      if (submissions.length === 1 && only) return this.#tryOnceMore(orgId, only)
      const middle = Math.ceil(submissions.length / 2)
      const first = await this.#applyHalving(orgId, submissions.slice(0, middle))
      const second = await this.#applyHalving(orgId, submissions.slice(middle))
      return { ...second, settled: new Map<string, Settled>([...first.settled, ...second.settled]) }
    }
  }

  /**
   * A rejection is final: what fails alone is turned down when it fails alone again. Where it fails by what it would set free, that is
   * turned down in its stead.
   */
  async #tryOnceMore(orgId: string, submission: Submission): Promise<Applied> {
    const failing = new Set<string>()
    for (;;) {
      try {
        return await applyPush(this.#deps, orgId, [submission], failing)
      } catch (error) {
        if (isTransient(error)) throw error
        const waiters = await failingWaiters(this.#deps, orgId, submission, failing)
        if (waiters.length === 0) return this.#turnDown(orgId, submission, error)
        for (const actionId of waiters) {
          failing.add(actionId)
          this.#deps.log.error({ err: error, orgId, actionId }, FAILED)
        }
      }
    }
  }

  async #turnDown(orgId: string, submission: Submission, error: unknown): Promise<Applied> {
    if ('refused' in submission) throw error
    const { action, hash, content } = submission
    this.#deps.log.error({ err: error, orgId, actionId: action.id }, FAILED)
    const refused = { ...turnedDown(action), hash, code: 'bad-shape', message: REJECTIONS['bad-shape'], content }
    return applyPush(this.#deps, orgId, [{ refused, device: action.deviceId, user: action.userId }])
  }
}
