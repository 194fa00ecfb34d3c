import { useLocation as useRoute } from 'wouter'
import { actionDetail, actionTitle } from '../../parts/action-text.ts'
import { rejectionSaid } from '../../parts/rejection-said.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { say } from '../../ui/toast.ts'
import { asMoment } from '../../ui/when.ts'
import { waitsQuery } from '../../view/actions.ts'
import { locationQuery } from '../../view/places.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import type { ActionRow } from '../../view/rows.ts'
import { orderQuery } from '../../view/work.ts'
import { words } from '../../words/index.ts'
import { correctionOf } from './correction.ts'

type Props = { row: ActionRow; onClose: () => void }

const Story = ({ row, onClose }: Props) => {
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const { action, state, outcome, resolved } = row
  const waits = useQuery(waitsQuery(action.id))
  const correction = correctionOf(action, {
    kindOf: (id) => workspace.read(locationQuery(id))?.kind,
    hasOrder: (id) => workspace.read(orderQuery(id)) !== undefined,
    movesGoods: (groupId) =>
      workspace.readOnce(({ log }) => log.all.some((one) => one.type === 'movement' && one.groupId === groupId)),
  })
  const settle = state === 'rejected' && !resolved
  return (
    <>
      <StateMark state={state} />
      <p>
        {state === 'rejected'
          ? rejectionSaid(outcome?.code, outcome?.message)
          : waits && state === 'accepted'
            ? words.count.waitsForLead
            : words.stateStory[state]}
        {resolved ? ` ${words.inbox.resolved}.` : ''}
      </p>
      <p>
        {asMoment(action.occurredAt, new Date())} · {actionDetail(action)}
      </p>
      {settle && correction ? (
        <BigButton onClick={() => navigate(correction.href)}>
          {correction.anew ? words.inbox.doAnew : words.inbox.correct}
        </BigButton>
      ) : null}
      {settle ? (
        <BigButton
          kind="quiet"
          onClick={() => {
            void workspace.dismiss(action.id).then(() => say(words.inbox.dismissed))
            onClose()
          }}
        >
          {words.inbox.dismiss}
        </BigButton>
      ) : null}
    </>
  )
}

/** The story of one action: what became of it, why, and the way to settle it. */
export const ActionStory = ({ row, onClose }: { row: ActionRow | undefined; onClose: () => void }) => (
  <Sheet open={row !== undefined} title={row ? actionTitle(row.action) : ''} onClose={onClose}>
    {row ? <Story row={row} onClose={onClose} /> : null}
  </Sheet>
)
