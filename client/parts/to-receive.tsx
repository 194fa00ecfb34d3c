import { isLate } from '../../domain/order.ts'
import { Late } from '../ui/late.tsx'
import { Row, Rows } from '../ui/row.tsx'
import { Section } from '../ui/screen.tsx'
import { asDay, dayOf } from '../ui/when.ts'
import { useInboundOrders } from '../view/hooks.ts'
import { words } from '../words/index.ts'
import { dockJobHref, dockJobsOf } from './order-job.ts'
import { useMember } from './use-member.ts'

/** The orders that this member can receive now, the most pressing first, each with how far it is. */
export const ToReceive = () => {
  const member = useMember()
  const orders = useInboundOrders().filter(
    ({ order, coming }) => coming && dockJobsOf(order, member).includes('receive'),
  )
  const today = dayOf(new Date())
  if (orders.length === 0) return null
  return (
    <Section title={words.receive.toReceive}>
      <Rows label={words.receive.toReceive}>
        {orders.map(({ order, done, total }) => (
          <li key={order.id}>
            <Row
              href={dockJobHref(order.id, 'receive')}
              title={order.number}
              detail={
                <>
                  <span>{words.receive.lineProgress(done, total)}</span>
                  {order.dueOn ? <span>{words.orders.due(asDay(order.dueOn))}</span> : null}
                </>
              }
              trailing={isLate(order, today) ? <Late /> : undefined}
            />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
