import { useState } from 'react'
import { isLate } from '../../../domain/order.ts'
import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { useOrderFilter } from '../../parts/order-filter.ts'
import { useMember } from '../../parts/use-member.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Late } from '../../ui/late.tsx'
import classes from '../../ui/pick-list.module.css'
import { Row } from '../../ui/row.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { asDay, dayOf } from '../../ui/when.ts'
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

/** The sales orders that still have something to pick, due first. */
export const useOffered = ({ siteId, without }: Pick<Props, 'siteId' | 'without'>): readonly OrderDocument[] => {
  const member = useMember()
  const stages = useQuery(stagesOutQuery)
  return useOrders().filter(
    (order) =>
      stages[order.id] === 'pick' &&
      !without.includes(order.id) &&
      (siteId === undefined || order.siteId === siteId) &&
      may(member, 'pick', order.siteId),
  )
}

/** The sheet in which one of them is chosen. */
export const OrderChooser = ({ siteId, without, onClose, onChoose }: Props) => {
  const [search, setSearch] = useState('')
  const { narrowed, partnerOf } = useOrderFilter()
  const offered = useOffered({ siteId, without })
  const orders = narrowed(offered, { search })
  const today = dayOf(new Date())
  return (
    <Sheet open title={words.outbound.start.add} onClose={onClose}>
      <SearchField value={search} onValue={setSearch} label={words.orderForm.search} />
      <div className={classes.body}>
        {orders.length === 0 ? (
          <EmptyState title={offered.length === 0 ? words.outbound.start.nothing : words.orderForm.noMatch} />
        ) : (
          <VirtualList rows={orders} keyOf={({ id }) => id} label={words.outbound.start.orders} search={search}>
            {(order) => (
              <Row
                title={order.number}
                detail={
                  <>
                    {partnerOf(order) ? <strong>{partnerOf(order)?.name}</strong> : null}
                    <span>{words.orders.lineCount(order.lines.length)}</span>
                    {order.dueOn ? <span>{words.orders.due(asDay(order.dueOn))}</span> : null}
                  </>
                }
                trailing={isLate(order, today) ? <Late /> : undefined}
                onClick={() => onChoose(order.id)}
              />
            )}
          </VirtualList>
        )}
      </div>
    </Sheet>
  )
}
