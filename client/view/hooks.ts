/** What the screens call. Each gives `undefined` or nothing before the mirror is in memory; `useReady` tells the two apart. */
import { useCallback, useDeferredValue, useMemo } from 'react'
import type { CountPlan } from '../../domain/count-plan.ts'
import type { LineProgress } from '../../domain/order.ts'
import type {
  CountDocument,
  CountScheduleDocument,
  CountScope,
  ItemCostDocument,
  ItemDocument,
  LocationDocument,
  LotDocument,
  MemberDocument,
  OrderDocument,
  ReasonDocument,
  RecountDocument,
} from '../../domain/protocol/documents.ts'
import type { Present } from '../../domain/protocol/live.ts'
import type { Suggestion } from '../../domain/put-away.ts'
import { actionsQuery, historyQuery } from './actions.ts'
import { hiddenAtQuery, hiddenOfQuery } from './blind.ts'
import { LOOKED, type Looked, lookedNow } from './changed.ts'
import { cellsQuery, countPlanQuery, countSchedulesQuery, itemCostQuery, recountsQuery } from './counts.ts'
import { lastDeedsQuery } from './deeds.ts'
import { type ItemOrder, itemsInOrder } from './item-order.ts'
import { itemIdsQuery, itemQuery, itemsByIdQuery } from './items.ts'
import {
  expectedLinesQuery,
  inboundOrdersQuery,
  orderLotsQuery,
  orderProgressQuery,
  ownMovementsQuery,
} from './order-work.ts'
import { locationChildrenQuery, locationPathQuery, locationQuery, locationsQuery } from './places.ts'
import { presentQuery } from './presence.ts'
import { useQuery, useWorkspace } from './provider.tsx'
import { suggestionQuery, toPutAwayQuery } from './put-away.ts'
import type {
  ActionQuery,
  ActionRow,
  CountRow,
  Deed,
  ExpectedLine,
  HistoryQuery,
  HistoryRow,
  ItemQuery,
  ObservationRow,
  OrderLot,
  OrderWork,
  OwnMovement,
  StockRow,
  StockTotal,
  SyncState,
} from './rows.ts'
import { itemStockQuery, itemTotalQuery, locationStockQuery, lotQuery, lotsQuery, stockOfItemsQuery } from './stock.ts'
import { readyQuery, syncStateQuery } from './sync-state.ts'
import {
  countQuery,
  countsQuery,
  membersQuery,
  observationsQuery,
  orderQuery,
  ordersQuery,
  reasonsQuery,
  waitingOutsideQuery,
} from './work.ts'

export const useReady = (): boolean => useQuery(readyQuery)
export const useSyncState = (): SyncState => useQuery(syncStateQuery)

export const useItem = (id: string | undefined): ItemDocument | undefined => useQuery(itemQuery(id))
/** Ids in order, for a virtual list whose rows read `useItem` and `useItemTotal`; typing goes before searching. */
export const useItems = (query: ItemQuery): readonly string[] => {
  const search = useDeferredValue(query.search)
  return useQuery(itemIdsQuery({ ...query, search }))
}
/** As it was when other items or another order were asked for: with every movement a list by what is on hand would jump under the finger. */
export const useItemsInOrder = (ids: readonly string[], { by, down }: ItemOrder): readonly string[] => {
  const workspace = useWorkspace()
  return useMemo(
    () => workspace.readOnce((reader) => itemsInOrder(reader, ids, { by, down })),
    [workspace, ids, by, down],
  )
}
export const useItemStock = (itemId: string): readonly StockRow[] => useQuery(itemStockQuery(itemId))
export const useStockOfItems = (itemIds: readonly string[]): Readonly<Record<string, readonly StockRow[]>> =>
  useQuery(stockOfItemsQuery(itemIds))
export const useItemsById = (ids: readonly string[]): Readonly<Record<string, ItemDocument>> =>
  useQuery(itemsByIdQuery(ids))
/** The sum over the physical locations the member sees. */
export const useItemTotal = (itemId: string): StockTotal => useQuery(itemTotalQuery(itemId))
/** Are there bins of this item that a running blind count keeps from the member? */
export const useHiddenOf = (itemId: string): boolean => useQuery(hiddenOfQuery(itemId))
/** Is this bin, or this item in it, kept from the member by a running blind count? */
export const useHiddenAt = (locationId: string | undefined, itemId?: string): boolean =>
  useQuery(hiddenAtQuery(locationId, itemId))
export const useLot = (id: string): LotDocument | undefined => useQuery(lotQuery(id))
export const useLots = (itemId: string): readonly LotDocument[] => useQuery(lotsQuery(itemId))

export const useLocation = (id: string | undefined): LocationDocument | undefined => useQuery(locationQuery(id))
/** From the site down to the location itself. */
export const useLocationPath = (id: string | undefined): readonly LocationDocument[] => useQuery(locationPathQuery(id))
export const useLocationChildren = (parentId: string | null): readonly LocationDocument[] =>
  useQuery(locationChildrenQuery(parentId))
export const useLocationStock = (locationId: string): readonly StockRow[] => useQuery(locationStockQuery(locationId))
/** Every location, by code; the virtual ones too: receipts need the supplier's, picks the customer's. */
export const useLocations = (): readonly LocationDocument[] => useQuery(locationsQuery)

export const useHistory = (query: HistoryQuery): readonly HistoryRow[] => useQuery(historyQuery(query))
export const useActions = (query: ActionQuery): readonly ActionRow[] => useQuery(actionsQuery(query))
/** What was done last on this device, newest first; what was recorded together is one. */
export const useLastDeeds = (most: number): readonly Deed[] => useQuery(lastDeedsQuery(most))

export const useCounts = (): readonly CountRow[] => useQuery(countsQuery)
export const useCount = (id: string | undefined): CountDocument | undefined => useQuery(countQuery(id))
export const useObservations = (query: { countId?: string; locationId?: string }): readonly ObservationRow[] =>
  useQuery(observationsQuery(query))
/** What was counted outside any count and waits for somebody who leads. */
export const useWaitingOutside = (): readonly ObservationRow[] => useQuery(waitingOutsideQuery)

/** What a count of this would go over, if it were planned now. */
export const useCountPlan = (wish: { siteId: string; scope: CountScope }): CountPlan => useQuery(countPlanQuery(wish))
export const useCountSchedules = (): readonly CountScheduleDocument[] => useQuery(countSchedulesQuery)
/** Where somebody should count again: of a count, or of all. */
export const useRecounts = (): readonly RecountDocument[] => useQuery(recountsQuery)
/** Items with their lots, nothing of what lies where. */
export const useCells = (cells: readonly { itemId: string; lotId?: string | undefined }[]) =>
  useQuery(cellsQuery(cells))
/** The others who are in this count now, and where. */
export const usePresent = (countId: string | undefined): readonly Present[] => useQuery(presentQuery(countId))
export const useItemCost = (itemId: string | undefined): ItemCostDocument | undefined => useQuery(itemCostQuery(itemId))

export const useOrders = (): readonly OrderDocument[] => useQuery(ordersQuery)
export const useOrder = (id: string | undefined): OrderDocument | undefined => useQuery(orderQuery(id))
/** By the line's id; a line that nothing was done of is not in it. */
export const useOrderProgress = (id: string): Readonly<Record<string, LineProgress | undefined>> =>
  useQuery(orderProgressQuery(id))
/** What of each lot is on the road to the other site. */
export const useOrderLots = (id: string): readonly OrderLot[] => useQuery(orderLotsQuery(id))
/** What was recorded here for the order, newest first. */
export const useOwnMovements = (orderId: string): readonly OwnMovement[] => useQuery(ownMovementsQuery(orderId))
/** Open purchases and transfers with how far each is. */
export const useInboundOrders = (): readonly OrderWork[] => useQuery(inboundOrdersQuery)
export const useExpectedLines = (itemId: string): readonly ExpectedLine[] => useQuery(expectedLinesQuery(itemId))
export const useToPutAway = (): readonly StockRow[] => useQuery(toPutAwayQuery)
export const useSuggestedBin = (goods: Parameters<typeof suggestionQuery>[0]): Suggestion | undefined =>
  useQuery(suggestionQuery(goods))
/** Why stock is corrected, thrown away or sent back, archived ones too, by name. */
export const useReasons = (): readonly ReasonDocument[] => useQuery(reasonsQuery)
export const useMembers = (): readonly MemberDocument[] => useQuery(membersQuery)

/** Half-done work that survives a reload; `undefined` clears it. */
export const useDraft = <T>(key: string): [T | undefined, (value: T | undefined) => void] => {
  const workspace = useWorkspace()
  const query = useMemo(
    () => ({ key: `draft ${key}`, topics: [`draft/${key}`], read: () => workspace.draft<T>(key) }),
    [workspace, key],
  )
  const set = useCallback((value: T | undefined) => void workspace.setDraft(key, value), [workspace, key])
  return [useQuery(query), set]
}

/** How far this member has looked at what others change; to say that all until now is seen; and to take that back. */
export const useLooked = (): [
  Looked | undefined,
  look: () => void,
  lookAsBefore: (before: Looked | undefined) => void,
] => {
  const workspace = useWorkspace()
  const [looked, set] = useDraft<Looked>(LOOKED)
  const look = useCallback(() => set(workspace.readOnce(lookedNow)), [workspace, set])
  return [looked, look, set]
}

/** The fields of a form, kept as a draft from the first change until they are forgotten: a wrong tap or a reload loses no letter. */
export const useKeptFields = <T extends object>(
  key: string,
  initial: T,
): { fields: T; change: (part: Partial<T>) => void; forget: () => void } => {
  const workspace = useWorkspace()
  const [kept, keep] = useDraft<T>(key)
  const fields = kept ?? initial
  return {
    fields,
    change: (part) => keep({ ...(workspace.draft<T>(key) ?? fields), ...part }),
    forget: () => keep(undefined),
  }
}
