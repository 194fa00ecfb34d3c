import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { dockJobHref, dockJobsOf } from '../../parts/order-job.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { asDay } from '../../ui/when.ts'
import { words } from '../../words/index.ts'
import classes from './scan.module.css'

/** An order: what it is, and the work that it asks for. */
export const OrderAnswer = ({ order }: { order: OrderDocument }) => {
  const member = useMember()
  return (
    <article className={classes.card} aria-label={order.number}>
      <div>
        <p className={classes.kind}>{words.orders.kinds[order.kind]}</p>
        <p className={classes.name}>{order.number}</p>
        <Hint>
          {[
            words.orders.states[order.state],
            words.orders.lineCount(order.lines.length),
            ...(order.dueOn ? [words.orders.due(asDay(order.dueOn))] : []),
          ].join(' · ')}
        </Hint>
      </div>
      <Actions>
        {dockJobsOf(order, member).map((job) => (
          <BigButton key={job} href={dockJobHref(order.id, job)}>
            {words.receive.open[job]}
          </BigButton>
        ))}
        {order.kind === 'sales' && order.state === 'open' && may(member, 'pick', order.siteId) ? (
          <BigButton href={`/pick-list/new?order=${order.id}`}>{words.outbound.pick}</BigButton>
        ) : null}
        <BigButton kind="quiet" href={`/orders/${order.id}`}>
          {words.items.open}
        </BigButton>
      </Actions>
    </article>
  )
}
