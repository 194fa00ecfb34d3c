import { isLate } from '../../../domain/order.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { Late } from '../../ui/late.tsx'
import { asDay, dayOf } from '../../ui/when.ts'

/** The day an order is due, and whether that has gone by. */
export const DueOn = ({ order }: { order: OrderDocument }) => (
  <>
    {order.dueOn ? asDay(order.dueOn) : null} {isLate(order, dayOf(new Date())) ? <Late /> : null}
  </>
)
