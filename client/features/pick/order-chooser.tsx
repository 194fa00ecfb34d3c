import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { asDay } from '../../ui/when.ts'
import { useOrders } from '../../view/hooks.ts'
import { stagesOutQuery } from '../../view/orders-out.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

type Props = {
  /** Orders of one walk lie at one site. */
  siteId: string | undefined
  without: readonly string[]
  onClose: () => void
  onChoose: (orderId: string) => void
}

/** The sheet of the sales orders that still have something to pick. */
export const OrderChooser = ({ siteId, without, onClose, onChoose }: Props) => {
  const member = useMember()
  const stages = useQuery(stagesOutQuery)
  const orders = useOrders().filter(
    (order) =>
      stages[order.id] === 'pick' &&
      !without.includes(order.id) &&
      (siteId === undefined || order.siteId === siteId) &&
      may(member, 'pick', order.siteId),
  )
  return (
    <Sheet open title={words.outbound.start.add} onClose={onClose}>
      {orders.length === 0 ? <EmptyState title={words.outbound.start.nothing} /> : null}
      <Rows label={words.outbound.start.orders}>
        {orders.map((order) => (
          <li key={order.id}>
            <Row
              title={order.number}
              detail={
                <>
                  <span>{words.orders.lineCount(order.lines.length)}</span>
                  {order.dueOn ? <span>{words.orders.due(asDay(order.dueOn))}</span> : null}
                </>
              }
              onClick={() => onChoose(order.id)}
            />
          </li>
        ))}
      </Rows>
    </Sheet>
  )
}
