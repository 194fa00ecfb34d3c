/** Sales orders on their way out: how far each line has come, what is set aside for it, where its goods lie. */

import { type LineProgress, NO_PROGRESS } from '../../domain/order.ts'
import { type Goods, goodsOf, outboundByLine, type Stage, stageOf } from '../../domain/outbound.ts'
import type { OrderDocument } from '../../domain/protocol/documents.ts'
import { atOrder, ofDocument } from '../mirror/topics.ts'
import { EDITS, OWN, type Query } from './live.ts'
import { ordersMovements } from './order-movements.ts'
import { type PromiseRow, promisesOfOrder } from './promises.ts'
import type { Reader } from './reader.ts'

export type OutLine = { line: OrderDocument['lines'][number]; progress: LineProgress; allocated: number }

export type OrderOut = {
  lines: readonly OutLine[]
  stage: Stage
  /** What was picked and has not left the house, by where it lies. */
  goods: readonly Goods[]
  promises: readonly PromiseRow[]
}

export const isCustomerIn =
  (reader: Reader) =>
  (locationId: string): boolean =>
    reader.document('locations', locationId)?.kind === 'customer'

export const orderOutQuery = (id: string): Query<OrderOut | undefined> => ({
  key: `order out ${id}`,
  topics: [ofDocument('orders', id), atOrder('movements', id), atOrder('allocations', id), 'locations', OWN, EDITS],
  read: (reader) => {
    const order = reader.document('orders', id)
    if (!order) return undefined
    const movements = ordersMovements(reader)(id)
    const isCustomer = isCustomerIn(reader)
    const progress = outboundByLine(movements, isCustomer)
    const promises = promisesOfOrder(reader, id)
    return {
      lines: order.lines.map((line) => ({
        line,
        progress: progress.get(line.id) ?? NO_PROGRESS,
        allocated: promises.reduce((sum, one) => sum + (one.lineId === line.id ? one.quantity : 0), 0),
      })),
      stage: stageOf(order.lines, progress),
      goods: goodsOf(movements).filter((goods) => !isCustomer(goods.locationId)),
      promises,
    }
  },
})

/** Of each open sales order how far it has come; for lists. */
export const stagesOutQuery: Query<Readonly<Record<string, Stage>>> = {
  key: 'stages of sales orders',
  topics: ['orders', 'movements', 'locations', OWN, EDITS],
  read: (reader) => {
    const movementsOf = ordersMovements(reader)
    const isCustomer = isCustomerIn(reader)
    return Object.fromEntries(
      reader
        .documents('orders')
        .filter((order) => order.kind === 'sales' && order.state === 'open')
        .map((order) => [order.id, stageOf(order.lines, outboundByLine(movementsOf(order.id), isCustomer))]),
    )
  },
}
