import { isLate } from '../../../domain/order.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Late } from '../../ui/late.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { asDay, dayOf } from '../../ui/when.ts'
import { useOrder, useOrders, useReady } from '../../view/hooks.ts'
import { stagesOutQuery } from '../../view/orders-out.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { OrderPage } from './order-page.tsx'
import { PickSeveral } from './pick-several.tsx'

const RANK = { open: 0, draft: 1, closed: 2, cancelled: 3 } as const

const OrderList = ({ selected }: { selected: string | undefined }) => {
  const ready = useReady()
  const stages = useQuery(stagesOutQuery)
  const today = dayOf(new Date())
  const orders = [...useOrders()].sort(
    (a, b) => RANK[a.state] - RANK[b.state] || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
  )
  if (orders.length === 0) {
    return (
      <EmptyState
        title={ready ? words.orders.none : words.notLoaded}
        {...(ready ? { hint: words.orders.noneHint } : {})}
      />
    )
  }
  return (
    <Rows label={words.orders.title}>
      {orders.map((order) => (
        <li key={order.id}>
          <Row
            href={`/orders/${order.id}`}
            selected={order.id === selected}
            title={order.number}
            detail={
              <>
                <span>{words.orders.kinds[order.kind]}</span>
                <span>
                  {stages[order.id]
                    ? words.outbound.stage[stages[order.id] ?? 'pick']
                    : words.orders.states[order.state]}
                </span>
                <span>{words.orders.lineCount(order.lines.length)}</span>
                {order.dueOn ? <span>{words.orders.due(asDay(order.dueOn))}</span> : null}
              </>
            }
            trailing={isLate(order, today) ? <Late /> : undefined}
          />
        </li>
      ))}
    </Rows>
  )
}

/** What is open, late, ready; one order's lines beside it. */
export const OrdersScreen = ({ id }: { id: string | undefined }) => {
  const order = useOrder(id)
  usePlace(
    id ? (order ? words.home.order(order.number) : words.orders.title) : words.orders.title,
    id ? '/orders' : '/more',
  )
  return (
    <TwoPane
      list={
        <Screen label={words.orders.title} action={<PickSeveral />}>
          <OrderList selected={id} />
        </Screen>
      }
      detail={id ? <OrderPage key={id} id={id} /> : null}
      empty={<EmptyState title={words.orders.choose} />}
    />
  )
}
