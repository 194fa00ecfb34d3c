/** One round of pushing: everything that is due, in ascending `deviceSeq`, one push in flight. */
import type { Action } from '../../domain/protocol/actions.ts'
import type { Outcome, PushAnswer } from '../../domain/protocol/push.ts'
import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'
import { type BatchLimits, nextBatch } from './batch.ts'
import { type ApiError, statusOf, type Wire } from './wire.ts'

export type PushPort = {
  wire: Wire
  /** What has no final outcome yet, ascending; asked again before every batch. */
  due: () => readonly Action[]
  /** Called with the ids when they leave the device. */
  sending: (ids: readonly string[]) => void
  /** Called when no answer to them came: they are only saved here, as far as anyone can know, and go again. */
  unsent: (ids: readonly string[]) => void
  /** Makes outcomes durable. Throws when this tab no longer leads: then nothing more is sent. */
  settle: (outcomes: readonly Outcome[]) => Promise<void>
}

/** `done`: nothing is due any more. Otherwise the refusal that ended the round; what was settled before it stays settled. */
export type PushEnd = { kind: 'done'; greatestSeq: number } | { kind: 'refused'; error: ApiError }

const TOO_LARGE = 413

export const pushRound = async (port: PushPort): Promise<PushEnd> => {
  let limits: BatchLimits = PUSH_LIMITS
  let greatestSeq = 0
  // Each action goes once a round: a parked one is still due afterwards, and must not keep the line hot.
  const sent = new Set<string>()
  for (;;) {
    const due = port.due().filter((action) => !sent.has(action.id))
    if (due.length === 0) return { kind: 'done', greatestSeq }
    const batch = nextBatch(due, limits)
    const ids = batch.actions.map((action) => action.id)
    const answer = await port.wire.postText('/sync/push', batch.body, () => port.sending(ids))
    if (!answer.ok) {
      port.unsent(ids)
      if (statusOf(answer.error) !== TOO_LARGE) return { kind: 'refused', error: answer.error }
      if (batch.actions.length > 1) {
        limits = { ...limits, actions: Math.ceil(batch.actions.length / 2) }
        continue
      }
      const outcomes = batch.actions.map(tooLarge)
      await port.settle(outcomes)
      for (const { id } of batch.actions) sent.add(id)
      continue
    }
    const outcomes = byPlace(batch.actions, JSON.parse(answer.value) as PushAnswer)
    if (outcomes.length === 0) return { kind: 'refused', error: { kind: 'status', status: 200 } }
    await port.settle(outcomes)
    for (const outcome of outcomes) {
      if (outcome.id !== null) sent.add(outcome.id)
      greatestSeq = Math.max(greatestSeq, outcome.seq)
    }
  }
}

/** Answers come in the order sent; one whose id the server could not read is known by its place. */
const byPlace = (actions: readonly Action[], answer: PushAnswer): Outcome[] =>
  actions.flatMap((action, place) => {
    const outcome = answer.settled[place]
    if (!outcome || (outcome.id !== null && outcome.id !== action.id)) return []
    return [{ ...outcome, id: action.id }]
  })

/** One action that no server takes must not hold up all behind it: it waits in the inbox, with the reason. */
const tooLarge = (action: Action): Outcome => ({
  id: action.id,
  status: 'rejected',
  seq: 0,
  code: 'too-large',
  message: 'This is larger than the server takes.',
})
