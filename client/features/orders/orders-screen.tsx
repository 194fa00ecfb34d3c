import { useSearch } from 'wouter'
import { useListView } from '../../parts/list-view/list-view.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Screen } from '../../ui/screen.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { useOrder } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { NewOrder } from './new-order.tsx'
import { OrderList } from './order-list.tsx'
import { OrderPage } from './order-page.tsx'
import { PickSeveral } from './pick-several.tsx'

/** What is open, late, ready; one order's lines beside it. */
export const OrdersScreen = ({ id }: { id: string | undefined }) => {
  const order = useOrder(id)
  const used = useListView('orders', 'urgency', { search: new URLSearchParams(useSearch()).get('search') ?? '' })
  usePlace(
    id ? (order ? words.home.order(order.number) : words.orders.title) : words.orders.title,
    id ? '/orders' : '/more',
  )
  return (
    <TwoPane
      list={
        <Screen
          flush
          label={words.orders.title}
          action={
            <Actions>
              <NewOrder />
              <PickSeveral />
            </Actions>
          }
        >
          <OrderList selected={id} used={used} />
        </Screen>
      }
      detail={id ? <OrderPage key={id} id={id} /> : null}
      empty={<EmptyState title={words.orders.choose} />}
    />
  )
}
