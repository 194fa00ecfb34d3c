/** What the screens read: mirror and outbox already merged, so that no screen adds up anything by itself. */
import type { AttributeFilters } from '../../domain/attribute-filter.ts'
import type { Action, MovementAction } from '../../domain/protocol/actions.ts'
import type {
  CountDocument,
  ItemDocument,
  LocationDocument,
  LotDocument,
  MovementDocument,
  ObservationDocument,
  OrderDocument,
  VarianceDocument,
} from '../../domain/protocol/documents.ts'
import type { Outcome } from '../../domain/protocol/push.ts'
import type { Trouble } from './sync-facts.ts'

/**
 * What became of an action: saved on this device; sent and not answered, or answered and not yet seen in the feed; accepted;
 * accepted with an exception; rejected; parked (the server waits for something it refers to).
 */
export type ActionState = 'saved' | 'sent' | 'accepted' | 'exception' | 'rejected' | 'parked'

export type ActionRow = {
  action: Action
  state: ActionState
  /** What the server answered last, if it did: `code` and `message` tell why an action was rejected or is parked. */
  outcome: Outcome | undefined
  /** A rejected action that was corrected (by `replacedBy`) or dismissed needs no one any more. */
  resolved: boolean
  replacedBy: string | undefined
}

/** What was recorded together, as the one thing that a person did. */
export type Deed = {
  /** What it is called after: the last that moved, or simply the last. */
  action: Action
  actions: readonly Action[]
  /** Of the part that has come least far; of the undoing, once it is undone. */
  state: ActionState
  undone: boolean
  /** What undoing it takes back, all together; nothing where there is nothing to undo, or not for this member. */
  undo: readonly string[]
  /** Something of it waits in the inbox. */
  needsPerson: boolean
}

export type SyncKind = 'offline' | 'sending' | 'syncing' | 'needs-you' | 'up-to-date'

export type SyncState = {
  kind: SyncKind
  /** Actions that have no final outcome that is also in the mirror. */
  pending: number
  /** What waits for a person: rejected actions that are unresolved, parked ones, conflicts on one's own edits. */
  inbox: number
  /** When the server last answered, in device time (ISO 8601); null when it never did. */
  lastContact: string | null
  /** `occurredAt` of the oldest pending action. */
  oldestPending: string | null
  /** Documents fetched of those announced, while a bootstrap or a long catch-up runs. */
  progress?: { done: number; total: number }
  /** Why nothing moves, when something is in the way: each is shown in words, never hidden. */
  trouble?: Trouble
  /** True in the tab that runs push and feed for all. */
  leading: boolean
}

export type ItemQuery = {
  search?: string
  filter?: {
    category?: string
    archived?: boolean
    tracking?: ItemDocument['tracking']
    inStock?: boolean
    /** The item that they are variants of, itself included. */
    family?: string
    /** What their attributes must say. */
    attributes?: AttributeFilters
  }
  /** One for each family: its head stands for what is found of it. */
  folded?: boolean
}

export type StockRow = {
  itemId: string
  locationId: string
  lotId: string | null
  location: LocationDocument | undefined
  lot: LotDocument | undefined
  item: ItemDocument | undefined
  /** In base units; what was recorded here and is not yet in the mirror included. */
  onHand: number
  allocated: number
  /** On hand − allocated − on hold (a lot that is on hold, in quarantine or expired; all that stands in a place that holds). */
  available: number
  /** The part of `onHand` that is not yet settled: `onHand` − what the mirror alone says. */
  pending: number
  /** When this cell was last observed, by anyone, this device's unsettled observations included. */
  lastCountedAt: string | null
}

export type StockTotal = { onHand: number; allocated: number; available: number; pending: number }

export type HistoryRow = {
  /** The action's id; the document's where the server itself made the entry (variances, compensations). */
  id: string
  type: 'movement' | 'reversal' | 'observation'
  kind: MovementDocument['kind'] | 'observation'
  /** Ledger time: a reversal stands where it says it happened, not where it stands in the order. */
  at: string
  itemId: string | undefined
  lotId: string | null
  fromLocationId: string | undefined
  toLocationId: string | undefined
  /** The place of an observation. */
  locationId: string | undefined
  quantity: number | undefined
  userId: string | null
  deviceId: string | null
  /** When it happened, by the device's corrected clock; `at` is where it stands in the order. */
  happenedAt: string
  /** When the server recorded it; undefined until then. */
  arrivedAt: string | undefined
  reason: string | undefined
  note: string | undefined
  orderId: string | undefined
  reversesId: string | undefined
  reversedById: string | undefined
  state: ActionState
  /** It is kept, and changes nothing until somebody who leads has said yes. */
  waits?: boolean
  /** Why, when it was rejected or is parked. */
  outcome: Outcome | undefined
}

/** A lot is one of its item's, so that it is asked for together with it. */
export type HistoryQuery = { itemId?: string; lotId?: string; locationId?: string; limit: number }

export type ActionQuery = {
  states?: readonly ActionState[]
  types?: readonly Action['type'][]
  /** Only what still needs someone: rejected and unresolved, or parked. */
  unresolved?: boolean
  limit?: number
}

export type ObservationRow = {
  observation: ObservationDocument
  state: ActionState
  /** Only for those who may see it: a document of its own. */
  variance: VarianceDocument | undefined
}

export type CountRow = { count: CountDocument; observed: number; awaiting: number }

/** What of a lot left for a line of an order and has not arrived, in base units. */
export type OrderLot = { lineId: string; lotId: string; left: number }

/** A movement that this device recorded. */
export type OwnMovement = { action: MovementAction; state: ActionState }

/** An order of goods that come in: how many of its lines have all they wait for, and whether something is to come now. */
export type OrderWork = { order: OrderDocument; done: number; total: number; coming: boolean }

export type ExpectedLine = { order: OrderDocument; left: number }
/** What a label says beyond the item: its lot or serial, how long it is good, and how many there are of its unit. */
export type LabelFacts = { lotCode?: string; expiresOn?: string; manufacturedOn?: string; quantity?: number }

export type Found =
  | { kind: 'item'; item: ItemDocument; unit: string | undefined; label?: LabelFacts }
  | { kind: 'location'; location: LocationDocument }
  | { kind: 'lot'; lot: LotDocument; item: ItemDocument | undefined; unit?: string | undefined; label?: LabelFacts }
  | { kind: 'order'; order: OrderDocument }
  | { kind: 'unknown'; code: string }
