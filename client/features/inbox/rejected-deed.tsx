import { isPhysical } from '../../../domain/location.ts'
import { sitesOf } from '../../../domain/movement.ts'
import { may, mayMove } from '../../../domain/permissions.ts'
import type { MovementAction } from '../../../domain/protocol/actions.ts'
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import { actionDetail, actionTitle } from '../../parts/action-text.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { useLocation } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

type What = Omit<MovementAction, 'id' | 'type' | 'deviceId' | 'deviceSeq' | 'userId' | 'schemaVersion' | 'occurredAt'>

/** What a movement said that was not accepted; undefined for anything else (its labels are all that is told of that). */
const movementIn = ({ detail }: Pick<ExceptionDocument, 'detail'>): MovementAction | undefined => {
  const what = detail.what as What | undefined
  if (what === undefined || typeof detail.occurredAt !== 'string') return undefined
  return { type: 'movement', labels: detail.labels, occurredAt: detail.occurredAt, ...what } as MovementAction
}

const labelsOf = ({ detail }: Pick<ExceptionDocument, 'detail'>): string =>
  Object.entries((detail.labels ?? {}) as Record<string, string>)
    .filter(([key]) => ['name', 'item', 'location', 'from', 'to'].includes(key))
    .map(([, text]) => text)
    .join(' · ')

/** What was not accepted, in words, and for a lead who may: to post it, at the time and place where it happened. */
export const RejectedDeed = ({ exception }: { exception: ExceptionDocument }) => {
  const movement = movementIn(exception)
  if (!movement) return <p>{labelsOf(exception)}</p>
  return (
    <>
      <p>{actionTitle(movement)}</p>
      <p>{actionDetail(movement)}</p>
      <Post movement={movement} rejectedId={exception.subject.id} />
    </>
  )
}

const Post = ({ movement, rejectedId }: { movement: MovementAction; rejectedId: string }) => {
  const member = useMember()
  const { record } = useRecord()
  const from = useLocation(movement.fromLocationId)
  const to = useLocation(movement.toLocationId)
  if (!from || !to || !may(member, 'resolve-exceptions') || !mayMove(member, movement, sitesOf(from, to)).ok)
    return null
  const { occurredAt, clock, ...draft } = movement
  const post = () =>
    record([draft], {
      done: words.inbox.posted(actionTitle(movement)),
      replaces: rejectedId,
      happened: { occurredAt, clock: clock ?? null },
      undoable: true,
    })
  return (
    <BigButton kind="quiet" onClick={post}>
      {words.inbox.post(isPhysical(to.kind) ? to.code : from.code)}
    </BigButton>
  )
}
