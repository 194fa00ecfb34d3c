import { useMemo } from 'react'
import { byExpiry, isUsable, isUse } from '../../../domain/lot.ts'
import type { LocationDocument, LotDocument } from '../../../domain/protocol.ts'
import { dayOf } from '../../ui/when.ts'
import { useHiddenAt, useItem, useItemStock, useLocation, useLocations, useLots } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { StockRow } from '../../view/rows.ts'
import type { Facts } from './build.ts'
import { type End, type Flow, kindOf } from './flows.ts'
import { type Line, placeAt } from './line.ts'

export type Known = Facts & {
  stock: readonly StockRow[]
  /** Base units of the item by location, for choosing. */
  byLocation: ReadonlyMap<string, number>
}

const sum = (rows: readonly StockRow[]) => rows.reduce((total, row) => total + row.onHand, 0)

/** A place nobody named: the virtual one that usually stands there, or the only bin that holds the item. */
const proposal = (
  flow: Flow,
  end: End,
  locations: readonly LocationDocument[],
  holding: readonly StockRow[],
): string | undefined => {
  const usual = flow.usual[end]
  if (usual) return locations.find((place) => place.kind === usual && !place.archived)?.id
  if (end === 'to') return undefined
  const places = new Set(holding.map((row) => row.locationId))
  const [only] = places
  return places.size === 1 ? only : undefined
}

/** Looks up what the line names, and proposes what is obvious: the only bin, the lot that expires first. */
export const useFacts = (flow: Flow, line: Line): Known => {
  const workspace = useWorkspace()
  const locations = useLocations()
  const item = useItem(line.itemId)
  const stock = useItemStock(line.itemId ?? '')
  const lots = useLots(line.itemId ?? '')

  const holding = useMemo(
    () => stock.filter((row) => row.onHand > 0 && row.location !== undefined && flow.fits('from', row.location)),
    [stock, flow],
  )
  const first = useLocation(
    placeAt(line, 'from') ?? (line.itemId ? proposal(flow, 'from', locations, holding) : undefined) ?? undefined,
  )
  const second = useLocation(placeAt(line, 'to') ?? proposal(flow, 'to', locations, holding))
  const loss = locations.find((place) => place.kind === 'loss')
  const adjusting = flow.name === 'adjust'
  const from = adjusting && line.change === 'more' ? loss : first
  const to = adjusting ? (line.change === 'more' ? first : loss) : second

  const leavesFrom = stock.filter((row) => row.locationId === from?.id)
  const today = dayOf(new Date())
  // What may not be used is not proposed.
  const fits = (lot: LotDocument) => !isUse(kindOf(flow.name, line.change)) || isUsable(lot, today)
  const tracked = item !== undefined && item.tracking !== 'none'
  const proposedLot =
    tracked && flow.name !== 'receive' && line.change !== 'more'
      ? leavesFrom
          .filter((row) => row.onHand > 0 && row.lot !== undefined)
          .map((row) => row.lot)
          .filter((lot) => lot !== undefined)
          .filter(fits)
          .sort(byExpiry)[0]
      : undefined
  const named = line.lot && {
    ...line.lot,
    code: line.lot.code || (lots.find((one) => one.id === line.lot?.lotId)?.code ?? ''),
  }
  const lot = named ?? (proposedLot ? { code: proposedLot.code, lotId: proposedLot.id } : undefined)
  const lotId = lot && item ? lot.lotId || workspace.lotId(item.id, lot.code) : undefined
  // What a blind count keeps from the member is not known here: nothing is said of it, and nothing is warned of.
  const hidden = useHiddenAt(from?.id, line.itemId)
  const isPhysicalFrom = from !== undefined && (from.kind === 'bin' || from.kind === 'dock')

  return {
    flow,
    line: lot ? { ...line, lot } : line,
    item,
    from,
    to,
    lotId,
    lot: lots.find((known) => known.id === lotId),
    today,
    newLot: lotId !== undefined && !lots.some((known) => known.id === lotId),
    stock,
    onHandAtFrom:
      isPhysicalFrom && item && !hidden ? sum(leavesFrom.filter((row) => !lotId || row.lotId === lotId)) : undefined,
    byLocation: useMemo(() => {
      const map = new Map<string, number>()
      for (const row of stock) map.set(row.locationId, (map.get(row.locationId) ?? 0) + row.onHand)
      return map
    }, [stock]),
  }
}
