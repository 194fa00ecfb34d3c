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
import { DockActions, DockLines } from './dock-order.tsx'

type Line = OrderDocument['lines'][number]

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
      {...(mayWork ? { href: `/pick?${link}` } : {})}
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
  const mayWork = order.state === 'open' && may(member, 'pick', order.siteId)
  return (
    <Screen label={order.number} action={order.kind === 'sales' ? undefined : <DockActions order={order} />}>
      <Facts
        facts={[
          { label: words.orders.kind, value: words.orders.kinds[order.kind] },
          { label: words.orders.state, value: words.orders.states[order.state] },
          ...(order.dueOn ? [{ label: words.orders.dueOn, value: asDay(order.dueOn) }] : []),
        ]}
      />
      {order.kind === 'sales' ? (
        <Section title={words.orders.lines} aside={words.orders.ordered}>
          <Rows label={words.orders.lines}>
            {order.lines.map((line) => (
              <li key={line.id}>
                <OrderLine order={order} line={line} progress={progress[line.id]} mayWork={mayWork} />
              </li>
            ))}
          </Rows>
        </Section>
      ) : (
        <DockLines order={order} />
      )}
    </Screen>
  )
}
