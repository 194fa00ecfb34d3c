import { Link } from 'wouter'
import { isLate } from '../../../domain/order.ts'
import type { OrderDocument, PartnerDocument } from '../../../domain/protocol/documents.ts'
import { byNumber } from '../../parts/list-view/by-number.ts'
import type { UsedView } from '../../parts/list-view/list-view.ts'
import { ViewButton } from '../../parts/list-view/view-button.tsx'
import { useOrderFilter } from '../../parts/order-filter.ts'
import { Choices } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Late } from '../../ui/late.tsx'
import { Row } from '../../ui/row.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { asDay, dayOf } from '../../ui/when.ts'
import { useOrders, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './order-list.module.css'

const RANK = { open: 0, draft: 1, closed: 2, cancelled: 3 } as const

type RowProps = { order: OrderDocument; partner: PartnerDocument | undefined; state: string; selected: boolean }

const OrderRow = ({ order, partner, state, selected }: RowProps) => (
  <div className={classes.row}>
    <Row
      href={`/orders/${order.id}`}
      selected={selected}
      title={order.number}
      detail={
        <>
          {partner ? <strong>{partner.name}</strong> : null}
          <span>{words.orders.kinds[order.kind]}</span>
          <span>{state}</span>
          <span>{words.orders.lineCount(order.lines.length)}</span>
          {order.dueOn ? <span>{words.orders.due(asDay(order.dueOn))}</span> : null}
        </>
      }
      trailing={isLate(order, dayOf(new Date())) ? <Late /> : undefined}
    />
  </div>
)

const KINDS = ['purchase', 'sales', 'transfer'] as const
const ORDERS = ['urgency', 'number', 'partner'] as const

/** What is open comes first, by when it is due; found by number, partner, kind or state. */
export const OrderList = ({ selected, used }: { selected: string | undefined; used: UsedView }) => {
  const ready = useReady()
  const { search, filters, by, down } = used.view
  const { partnerOf, stateOf, narrowed } = useOrderFilter()
  const all = useOrders()
  const orders = narrowed(all, { ...filters, search }).sort(
    (a, b) => RANK[a.state] - RANK[b.state] || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
  )
  // What has no partner comes last.
  const keyOf = (order: OrderDocument) => (by === 'number' ? order.number : (partnerOf(order)?.name ?? '\uffff'))
  if (by !== 'urgency') orders.sort((a, b) => byNumber(keyOf(a), keyOf(b)))
  if (down) orders.reverse()
  return (
    <>
      <div className={classes.tools}>
        <SearchField
          value={search}
          onValue={(typed) => used.change({ search: typed })}
          label={words.orderForm.search}
        />
        <Choices label={words.orders.kind} className={classes.narrow}>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className={classes.toggle}
              aria-pressed={filters.kind === kind}
              onClick={() => used.toggle('kind', kind)}
            >
              {words.orders.kinds[kind]}
            </button>
          ))}
          <button
            type="button"
            className={classes.toggle}
            aria-pressed={filters.late !== undefined}
            onClick={() => used.toggle('late')}
          >
            {words.lists.late}
          </button>
          <ViewButton used={used} orders={ORDERS} />
          <Link
            className={classes.toggle}
            href={`/export?${new URLSearchParams({ of: 'orders', ...filters, ...(search ? { search } : {}) })}`}
          >
            {words.more.export}
          </Link>
        </Choices>
      </div>
      {orders.length > 0 ? (
        <VirtualList rows={orders} keyOf={({ id }) => id} label={words.orders.title} search={`${search} ${by} ${down}`}>
          {(order) => (
            <OrderRow
              order={order}
              partner={partnerOf(order)}
              state={stateOf(order)}
              selected={order.id === selected}
            />
          )}
        </VirtualList>
      ) : (
        <EmptyState
          title={ready ? (all.length === 0 ? words.orders.none : words.orderForm.noMatch) : words.notLoaded}
          {...(ready && all.length === 0 ? { hint: words.orders.noneHint } : {})}
        />
      )}
    </>
  )
}
