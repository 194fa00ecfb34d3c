import { NO_LOT } from '../../../domain/ids.ts'
import type { Goods } from '../../../domain/outbound.ts'
import type { LocationDocument, OrderDocument } from '../../../domain/protocol/documents.ts'
import { asOne } from '../../parts/as-one.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useDraft } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { locationQuery } from '../../view/places.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'

export const goodsKey = ({ lineId, itemId, lotId, locationId }: Goods): string =>
  `${lineId}/${itemId}/${lotId}/${locationId}`

type Checks = Readonly<Record<string, number>>

/** What was checked so far, and where packed goods go: both survive a reload. */
export const usePacking = (order: OrderDocument) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const draft = `pack:${order.id}`
  const [checks = {}, setChecks] = useDraft<Checks>(draft)
  const [toId, setTo] = useDraft<string>('pack-place')

  /** Two scans may come before the first is on screen. */
  const now = (): Checks => workspace.draft<Checks>(draft) ?? {}

  const pack = async (goods: readonly Goods[], to: LocationDocument): Promise<boolean> => {
    const movements = goods.map((one): ActionDraft => {
      const item = workspace.read(itemQuery(one.itemId))
      const from = workspace.read(locationQuery(one.locationId))
      return {
        ...{ type: 'movement', kind: 'pack', itemId: one.itemId, orderId: order.id, lineId: one.lineId },
        ...(one.lotId === NO_LOT ? {} : { lotId: one.lotId }),
        ...{ fromLocationId: one.locationId, toLocationId: to.id, quantity: now()[goodsKey(one)] ?? 0 },
        labels: {
          ...(item ? { item: item.name, sku: item.sku, unit: item.baseUnit } : {}),
          ...{ from: from?.code ?? '', to: to.code, order: order.number },
        },
      }
    })
    const done = words.outbound.packing.packed(words.outbound.pieces(movements.length), to.code)
    const saved = await record(asOne(movements, workspace.newId), { done, undoable: true })
    if (saved) setChecks(undefined)
    return saved
  }

  return {
    toId,
    setTo,
    /** Never more than lies there: what was checked may have been taken on meanwhile. */
    checkedOf: (goods: Goods): number =>
      Math.min(goods.quantity, now()[goodsKey(goods)] ?? checks[goodsKey(goods)] ?? 0),
    check: (goods: Goods, quantity: number): void =>
      setChecks({ ...now(), [goodsKey(goods)]: Math.min(goods.quantity, quantity) }),
    pack,
  }
}
