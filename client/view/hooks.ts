/** What the screens call. Each gives `undefined` or nothing before the mirror is in memory; `useReady` tells the two apart. */
import type {
  CountDocument,
  ExceptionDocument,
  ItemDocument,
  LocationDocument,
  LotDocument,
  MemberDocument,
  OrderDocument,
} from '../../domain/protocol.ts'
import type {
  ActionQuery,
  ActionRow,
  CountRow,
  HistoryQuery,
  HistoryRow,
  ItemQuery,
  ObservationRow,
  StockRow,
  StockTotal,
  SyncState,
} from './rows.ts'

const later = (): never => {
  throw new Error('the bodies follow the signatures')
}

export const useReady = (): boolean => later()
export const useSyncState = (): SyncState => later()

export const useItem = (_id: string | undefined): ItemDocument | undefined => later()
/** Ids in order, for a virtual list whose rows read `useItem` and `useItemTotal`; the search is debounced in here. */
export const useItems = (_query: ItemQuery): readonly string[] => later()
export const useItemStock = (_itemId: string): readonly StockRow[] => later()
/** The sum over the physical locations the member sees. */
export const useItemTotal = (_itemId: string): StockTotal => later()
export const useLots = (_itemId: string): readonly LotDocument[] => later()

export const useLocation = (_id: string | undefined): LocationDocument | undefined => later()
/** From the site down to the location itself. */
export const useLocationPath = (_id: string | undefined): readonly LocationDocument[] => later()
export const useLocationChildren = (_parentId: string | null): readonly LocationDocument[] => later()
export const useLocationStock = (_locationId: string): readonly StockRow[] => later()
/** Every location, by code; the virtual ones too: receipts need the supplier's, picks the customer's. */
export const useLocations = (): readonly LocationDocument[] => later()

export const useHistory = (_query: HistoryQuery): readonly HistoryRow[] => later()
export const useActions = (_query: ActionQuery): readonly ActionRow[] => later()
/** Open ones, newest first. */
export const useExceptions = (): readonly ExceptionDocument[] => later()

export const useCounts = (): readonly CountRow[] => later()
export const useCount = (_id: string | undefined): CountDocument | undefined => later()
export const useObservations = (_query: { countId?: string; locationId?: string }): readonly ObservationRow[] => later()

export const useOrders = (): readonly OrderDocument[] => later()
export const useOrder = (_id: string | undefined): OrderDocument | undefined => later()
export const useMembers = (): readonly MemberDocument[] => later()

/** Half-done work that survives a reload; `undefined` clears it. */
export const useDraft = <T>(_key: string): [T | undefined, (value: T | undefined) => void] => later()
