import { doneOf, type LineProgress, NO_PROGRESS, outstanding } from '../../../domain/order.ts'
import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol.ts'
import { useMember } from '../../parts/use-member.ts'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { asFigure, Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { asDay } from '../../ui/when.ts'
import { words } from '../../ui/words.ts'
import { useItem, useOrder, useOrderProgress, useReady } from '../../view/hooks.ts'
import { SalesOrder } from './sales-order.tsx'

type Line = OrderDocument['lines'][number]

/** What a line of such an order opens: goods come in or go out. */
const FLOW = { purchase: 'receive', sales: 'pick', transfer: 'pick' } as const
const RIGHT = { purchase: 'receive', sales: 'pick', transfer: 'pick' } as const

type LineProps = { order: OrderDocument; line: Line; progress: LineProgress | undefined; mayWork: boolean }

/** What was ordered and what of it is done; a tap opens the work with what is left of it. */
const OrderLine = ({ order, line, progress = NO_PROGRESS, mayWork }: LineProps) => {
  const item = useItem(line.itemId)
  const link = new URLSearchParams({
    item: line.itemId,
    order: order.id,
    line: line.id,
    quantity: String(outstanding(order.kind, line, progress)),
  })
  return (
    <Row
      {...(mayWork ? { href: `/${FLOW[order.kind]}?${link}` } : {})}
      title={item?.name ?? words.unknownName}
      detail={
        <>
          {item ? <Code value={item.sku} /> : null}
          <span>{words.orders.done[order.kind](asFigure(doneOf(order.kind, progress)))}</span>
        </>
      }
      trailing={<Quantity value={line.quantity} {...(item ? { unit: item.baseUnit } : {})} />}
    />
  )
}

/** One order: its lines with what was ordered; a line opens the work it asks for. */
export const OrderPage = ({ id }: { id: string }) => {
  const member = useMember()
  const ready = useReady()
  const order = useOrder(id)
  const progress = useOrderProgress(id)
  if (!order) return <EmptyState title={ready ? words.orders.gone : words.notLoaded} />
  if (order.kind === 'sales') return <SalesOrder order={order} />
  const mayWork = order.state === 'open' && may(member, RIGHT[order.kind], order.siteId)
  return (
    <Screen label={order.number}>
      <Facts
        facts={[
          { label: words.orders.kind, value: words.orders.kinds[order.kind] },
          { label: words.orders.state, value: words.orders.states[order.state] },
          ...(order.dueOn ? [{ label: words.orders.dueOn, value: asDay(order.dueOn) }] : []),
        ]}
      />
      <Section title={words.orders.lines} aside={words.orders.ordered}>
        <Rows label={words.orders.lines}>
          {order.lines.map((line) => (
            <li key={line.id}>
              <OrderLine order={order} line={line} progress={progress[line.id]} mayWork={mayWork} />
            </li>
          ))}
        </Rows>
      </Section>
    </Screen>
  )
}
