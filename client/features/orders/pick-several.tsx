import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { useDraft, useOrders } from '../../view/hooks.ts'
import type { PickChoices } from '../../view/pick-plan.ts'
import { words } from '../../words/index.ts'

/** From the list of orders: on with the pick that is under way, else a walk for several orders. */
export const PickSeveral = () => {
  const member = useMember()
  const [picking] = useDraft<PickChoices>('pick')
  const orders = useOrders()
  if (!may(member, 'pick')) return null
  if (picking) {
    const numbers = orders.filter((order) => picking.orders.some((one) => one.orderId === order.id))
    return (
      <BigButton href="/pick-list">
        {words.outbound.goOnWith(numbers.map((order) => order.number).join(', '))}
      </BigButton>
    )
  }
  if (!orders.some((order) => order.kind === 'sales' && order.state === 'open')) return null
  return (
    <BigButton kind="quiet" href="/pick-list/new">
      {words.outbound.pickSeveral}
    </BigButton>
  )
}
