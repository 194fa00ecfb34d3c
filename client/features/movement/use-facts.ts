import { useMemo } from 'react'
import { holdLotOf, holdPlaceOf } from '../../../domain/hold.ts'
import { siteOf } from '../../../domain/location.ts'
import { byExpiry, isUsable, isUse } from '../../../domain/lot.ts'
import type { LocationDocument, LotDocument } from '../../../domain/protocol/documents.ts'
import type { Suggestion } from '../../../domain/put-away.ts'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { useMember } from '../../parts/use-member.ts'
import {
  useHiddenAt,
  useItem,
  useItemStock,
  useLocation,
  useLocations,
  useLots,
  useSuggestedBin,
} from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { StockRow } from '../../view/rows.ts'
import { useToday } from '../../view/today.ts'
import type { Facts } from './build.ts'
import { type End, type Flow, kindOf } from './flows.ts'
import { isSetAside, type Line, placeAt } from './line.ts'

export type Known = Facts & {
  stock: readonly StockRow[]
  /** Why the bin stands there that nobody named. */
  suggested: Suggestion['reason'] | undefined
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

/** A place that holds, at the first of the member's sites that has one. */
const holdPlaceAt = (locations: readonly LocationDocument[], siteIds: readonly string[] | null) => {
  const sites = siteIds ?? locations.filter((place) => place.kind === 'site').map((site) => siteOf(site) ?? '')
  return sites.map((siteId) => holdPlaceOf(siteId, locations)).find((place) => place !== undefined)
}

/** Looks up what the line names, and proposes what is obvious: the only bin, the lot that expires first. */
export const useFacts = (flow: Flow, line: Line): Known => {
  const workspace = useWorkspace()
  const member = useMember()
  const locations = useLocations()
  const item = useItem(line.itemId)
  const stock = useItemStock(line.itemId ?? '')
  const lots = useLots(line.itemId ?? '')

  const isUsed = isUse(kindOf(flow.name, line.change))
  // What may not be used is not proposed.
  const holding = useMemo(
    () =>
      stock.filter(
        ({ onHand, location }) =>
          onHand > 0 && location !== undefined && flow.fits('from', location) && !(isUsed && location.hold),
      ),
    [stock, flow, isUsed],
  )
  const first = useLocation(
    placeAt(line, 'from') ??
      (line.itemId || flow.usual.from ? proposal(flow, 'from', locations, holding) : undefined) ??
      undefined,
  )
  const loss = locations.find((place) => place.kind === 'loss')
  const adjusting = flow.name === 'adjust'
  const from = adjusting && line.change === 'more' ? loss : first
  const leavesFrom = stock.filter((row) => row.locationId === from?.id)
  const today = useToday(from && siteOf(from))
  const fits = (lot: LotDocument) => !isUsed || isUsable(lot, today)
  const tracked = item !== undefined && item.tracking !== 'none'
  const proposedLot =
    tracked && flow.name !== 'receive' && flow.name !== 'return' && line.change !== 'more'
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
  const said = named ?? (proposedLot ? { code: proposedLot.code, lotId: proposedLot.id } : undefined)
  const idOf = (one: ChosenLot | undefined) =>
    one && item ? one.lotId || workspace.lotId(item.id, one.code) : undefined
  const known = lots.find((one) => one.id === idOf(said))
  const aside = isSetAside(line, flow)
  const held = aside && item ? holdLotOf(item.tracking, said && { code: said.code, known }) : null
  const expiresOn = said?.expiresOn ?? known?.expiresOn
  const manufacturedOn = said?.manufacturedOn ?? known?.manufacturedOn
  const dates = { ...(expiresOn ? { expiresOn } : {}), ...(manufacturedOn ? { manufacturedOn } : {}) }
  const lot: ChosenLot | undefined = held ? { code: held.code, ...dates } : said
  const lotId = idOf(lot)
  const suggestion = useSuggestedBin({
    ...{ itemId: flow.name === 'put-away' ? line.itemId : undefined, lotId: lotId ?? null, fromId: from?.id },
  })
  // A lot says by itself that it may not be used: it stands where the good ones do.
  const placed = placeAt(line, 'to') ?? (held ? line.otherToId : undefined) ?? proposal(flow, 'to', locations, holding)
  const waits = aside && !held ? holdPlaceAt(locations, member.siteIds) : undefined
  const second = useLocation(placed ?? suggestion?.locationId ?? waits?.id)
  const to = adjusting ? (line.change === 'more' ? first : loss) : second
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
    held,
    suggested: placed === undefined ? suggestion?.reason : undefined,
    onHandAtFrom:
      isPhysicalFrom && item && !hidden ? sum(leavesFrom.filter((row) => !lotId || row.lotId === lotId)) : undefined,
    byLocation: useMemo(() => {
      const map = new Map<string, number>()
      for (const row of stock) map.set(row.locationId, (map.get(row.locationId) ?? 0) + row.onHand)
      return map
    }, [stock]),
  }
}
