import { type OrderState, turnsOf } from '../../../domain/order-draft.ts'
import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions } from '../../ui/screen.tsx'
import { useOrderProgress } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

const text = words.orderForm

/** Changing an order, and turning it: from draft to open, closed, cancelled, and back where nothing has moved for it. */
export const OrderTurns = ({ order }: { order: OrderDocument }) => {
  const member = useMember()
  const { record } = useRecord()
  const hasMoved = Object.keys(useOrderProgress(order.id)).length > 0
  if (!may(member, 'edit-orders', order.siteId)) return null
  const { id, number, state } = order
  const turn = (to: OrderState) =>
    record(
      [
        {
          ...{ type: 'edit', op: 'update', collection: 'orders', documentId: id },
          ...{ set: { state: to }, base: { state }, labels: { name: number } },
        },
      ],
      { done: text.turned[to](number), undoable: true },
    )
  const hasLines = order.lines.length > 0
  return (
    <Actions>
      {state === 'draft' || state === 'open' ? (
        <BigButton kind={state === 'draft' && !hasLines ? 'primary' : 'quiet'} href={`/orders/${id}/edit`}>
          {text.edit}
        </BigButton>
      ) : null}
      {turnsOf(state, hasMoved)
        .filter((to) => to !== 'open' || hasLines)
        .map((to) => (
          <BigButton key={to} kind={state === 'draft' && to === 'open' ? 'primary' : 'quiet'} onClick={() => turn(to)}>
            {state === 'closed' ? text.reopen : text.turn[to]}
          </BigButton>
        ))}
    </Actions>
  )
}
