import { mayMove } from '../../../domain/permissions.ts'
import type { ReversalAction } from '../../../domain/protocol/actions.ts'
import type { PushContext } from '../push-context.ts'
import { entryOf, uncertaintyOf } from './movement.ts'
import { accepted, parked, rejected, type Verdict } from './verdict.ts'

/** A reversal takes the place of the movement in the order: it says that the movement never happened. */
export const decideReversal = (action: ReversalAction, context: PushContext): Verdict => {
  const original = context.movements.get(action.reversesId)
  if (!original) {
    const known = context.actions.get(action.reversesId)
    if (!known || known.status === 'parked') return parked([action.reversesId])
    if (known.type !== 'movement') return rejected('not-reversible')
    return accepted([]) // of a rejected movement: nothing happened, and nothing is to be undone
  }
  if (original.kind === 'count-variance' || original.kind === 'reversal') return rejected('not-reversible')
  if (original.reversedById) return rejected('already-reversed')
  const member = context.members.get(action.userId)
  const sites = [original.fromSite, original.toSite].flatMap((site) => site ?? [])
  const may = member ? mayMove(member, { kind: original.kind, quantity: original.quantity }, sites) : null
  if (!may?.ok) return rejected(may?.error ?? 'no-longer-member')

  original.reversedById = action.id
  const back = {
    ...original,
    id: action.id,
    kind: 'reversal' as const,
    fromLocationId: original.toLocationId,
    toLocationId: original.fromLocationId,
    fromSite: original.toSite,
    toSite: original.fromSite,
  }
  const { occurredAt, deviceId, deviceSeq, note } = action
  const entry = entryOf(back, {
    userId: action.userId,
    reversesId: original.id,
    uncertaintyMs: uncertaintyOf(action.clock),
    details: { occurredAt, deviceId, deviceSeq, note },
  })
  return accepted([{ type: 'reversals', item: { action: action.id, of: original.id, entry } }])
}
