import { NO_LOT } from '../../../domain/ids.ts'
import { mayOverrule, troubleOfUse } from '../../../domain/lot.ts'
import { NO_PROGRESS } from '../../../domain/order.ts'
import { stageOf } from '../../../domain/outbound.ts'
import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { asOne } from '../../parts/as-one.ts'
import { placeSaid } from '../../parts/place-said.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { warn } from '../../ui/toast.ts'
import { useLocations } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import type { OrderOut } from '../../view/orders-out.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { lotQuery } from '../../view/stock.ts'
import { todayIn } from '../../view/today.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'

/** Ships what was picked, closes what has shipped, gives back what nobody picks any more. */
export const useSalesActions = (order: OrderDocument, out: OrderOut) => {
  const workspace = useWorkspace()
  const member = useMember()
  const { record } = useRecord()
  const locations = useLocations()
  const codeOf = (id: string): string => locations.find((place) => place.id === id)?.code ?? words.unknownName

  const names = (itemId: string): Record<string, string> => {
    const item = workspace.read(itemQuery(itemId))
    return item ? { item: item.name, sku: item.sku, unit: item.baseUnit, order: order.number } : { order: order.number }
  }
  /** What is odd about shipping what lies ready: of the first goods of which something is. */
  const trouble = () => {
    const today = todayIn(workspace, order.siteId)
    for (const { itemId, lotId, locationId } of out.goods) {
      const place = locations.find((one) => one.id === locationId) ?? {}
      const what = troubleOfUse('ship', { lot: workspace.read(lotQuery(lotId)), place }, today)
      if (what) return { itemId, what }
    }
    return undefined
  }
  const lot = (lotId: string): { lotId?: string } => (lotId === NO_LOT ? {} : { lotId })

  const releases = (): ActionDraft[] =>
    out.promises.map(({ lineId, itemId, lotId, locationId, quantity }) => ({
      ...{ type: 'allocation', orderId: order.id, lineId, itemId, locationId, quantity, release: true },
      ...lot(lotId),
      labels: { ...names(itemId), location: codeOf(locationId) },
    }))

  const closing = (): ActionDraft => ({
    ...{ type: 'edit', op: 'update', collection: 'orders', documentId: order.id },
    ...{ set: { state: 'closed' }, base: { state: order.state }, labels: { name: order.number } },
  })

  /** Everything that was picked and is still in the house leaves for the customer; an order all shipped is closed with it. */
  const ship = async () => {
    const customer = locations.find((place) => place.kind === 'customer' && !place.archived)
    if (!customer) return warn(words.outbound.noCustomer)
    const held = trouble()
    if (held && !mayOverrule(member, order.siteId)) {
      const { item = words.unknownName } = names(held.itemId)
      return warn(words.outbound.shipStop(item, words.kit.trouble[held.what]))
    }
    const movements = out.goods.map(
      ({ lineId, itemId, lotId, locationId, quantity }): ActionDraft => ({
        ...{ type: 'movement', kind: 'ship', itemId, fromLocationId: locationId, toLocationId: customer.id, quantity },
        ...{ ...lot(lotId), orderId: order.id, lineId },
        labels: { ...names(itemId), from: codeOf(locationId), to: placeSaid(customer) },
      }),
    )
    const leaving = (lineId: string): number =>
      out.goods.reduce((sum, goods) => sum + (goods.lineId === lineId ? goods.quantity : 0), 0)
    const after = new Map(
      out.lines.map(({ line, progress }) => [
        line.id,
        { ...NO_PROGRESS, ...progress, shipped: progress.shipped + leaving(line.id) },
      ]),
    )
    const isAll = stageOf(order.lines, after) === 'shipped'
    const mayClose = isAll && order.state === 'open' && may(member, 'edit-orders', order.siteId)
    const before = mayClose ? [...releases(), closing()] : []
    await record([...before, ...asOne(movements, workspace.newId)], {
      done: words.outbound.shipped(words.outbound.pieces(movements.length), order.number),
      undoable: true,
    })
  }

  return {
    ship,
    close: () => record([...releases(), closing()], { done: words.outbound.closed(order.number), undoable: true }),
    release: () => record(releases(), { done: words.outbound.released, undoable: true }),
  }
}
