/** `POST /sync/push`: what people did. Every action gets an outcome, in the order sent; none of them fails the request. */
import { countsBlind } from '../../domain/count.ts'
import { REJECTIONS } from '../../domain/errors.ts'
import type { Outcome } from '../../domain/protocol/push.ts'
import type { Caller } from '../identity/caller.ts'
import type { Applied, Submission } from './apply-push.ts'
import { admit, type DoorVerdict } from './push-door.ts'
import type { PushQueue } from './push-queue.ts'

/**
 * An action of someone else's outbox is turned down and not kept: kept, it would stand in the way of its owner, who sends it
 * under their own session.
 */
const ownOnly = (verdict: DoorVerdict, caller: Caller): DoorVerdict => {
  if (verdict.kind !== 'admitted') return verdict
  const { id, userId, deviceId } = verdict.action
  if (userId === caller.userId && deviceId === caller.deviceId) return verdict
  return { kind: 'unstorable', id, code: 'not-yours', message: REJECTIONS['not-yours'] }
}

const submissionOf = (verdict: DoorVerdict, caller: Caller): Submission | null => {
  if (verdict.kind === 'unstorable') return null
  if (verdict.kind === 'refused') return { refused: verdict, device: caller.deviceId, user: caller.userId }
  const { action, hash, content } = verdict
  return { action, hash, content, standing: caller.pushOnly ? 'disabled' : 'member' }
}

const outcomeOf = (verdict: DoorVerdict, applied: Applied, caller: Caller): Outcome => {
  if (verdict.kind === 'unstorable') {
    return { id: verdict.id, status: 'rejected', seq: applied.head, code: verdict.code, message: verdict.message }
  }
  const id = verdict.kind === 'refused' ? verdict.id : verdict.action.id
  const settled = applied.settled.get(id)
  if (!settled) throw new Error(`no outcome for action ${id}`)
  const { hash, hidden, ...outcome } = settled
  if (hash !== verdict.hash) {
    return { id, status: 'rejected', seq: applied.head, code: 'id-reused', message: REJECTIONS['id-reused'] }
  }
  if (hidden && countsBlind(caller.role)) delete outcome.exceptionId
  return { id, ...outcome }
}

/** Actions of one outbox apply in `deviceSeq` order; one that says nothing of its order comes where it stands. */
const inOrder = (submissions: readonly Submission[]): Submission[] => {
  const seqOf = (one: Submission): number => ('refused' in one ? 0 : one.action.deviceSeq)
  return [...submissions].sort((a, b) => seqOf(a) - seqOf(b))
}

type Pushed = { settled: Outcome[]; head: number; epoch: string }

export const push = (queue: PushQueue, caller: Caller, actions: readonly unknown[]): Promise<Pushed> =>
  pushAdmitted(
    queue,
    caller,
    actions.map((raw) => admit(raw)),
  )

/** The same of actions that the door has looked at. */
export const pushAdmitted = async (
  queue: PushQueue,
  caller: Caller,
  admitted: readonly DoorVerdict[],
): Promise<Pushed> => {
  const verdicts = admitted.map((verdict) => ownOnly(verdict, caller))
  const submissions = verdicts.flatMap((verdict) => submissionOf(verdict, caller) ?? [])
  const applied = await queue.push(caller.orgId, inOrder(submissions))
  return {
    settled: verdicts.map((verdict) => outcomeOf(verdict, applied, caller)),
    head: applied.head,
    epoch: applied.epoch,
  }
}
