import { LocationLabel } from '../../parts/location-label.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Gone } from '../../ui/gone.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useOrder, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { DockActions, DockLines } from './dock-order.tsx'
import { DueOn } from './due-on.tsx'
import { AssignOrder, assigneesFact } from './order-assignees.tsx'
import { OrderTurns } from './order-turns.tsx'
import { partnerFact } from './partner-fact.tsx'
import { SalesOrder } from './sales-order.tsx'

/** One order: its lines with how far each has come, and the work it asks for. */
export const OrderPage = ({ id }: { id: string }) => {
  const ready = useReady()
  const order = useOrder(id)
  if (!order) return <Gone title={words.orders.gone} ready={ready} />
  if (order.kind === 'sales') return <SalesOrder order={order} />
  return (
    <Screen label={order.number} action={<DockActions order={order} />}>
      <Facts
        facts={[
          ...partnerFact(order),
          { label: words.orders.kind, value: words.orders.kinds[order.kind] },
          { label: words.orders.state, value: words.orders.states[order.state] },
          ...(order.kind === 'transfer'
            ? [
                { label: words.flows.from, value: <LocationLabel id={order.siteId} /> },
                { label: words.flows.to, value: <LocationLabel id={order.toSiteId ?? undefined} /> },
              ]
            : []),
          ...(order.dueOn ? [{ label: words.orders.dueOn, value: <DueOn order={order} /> }] : []),
          ...assigneesFact(order),
        ]}
      />
      <DockLines order={order} />
      <AssignOrder order={order} />
      <OrderTurns order={order} />
      <BigButton kind="quiet" href={`/labels?order=${id}`}>
        {words.labels.open}
      </BigButton>
    </Screen>
  )
}
