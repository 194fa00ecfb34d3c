/**
 * What the rules looked at lately, so that most pushes are decided without asking the database first. Nothing here need be
 * true: the push call compares `reference_seq` under the organisation's lock, and what was decided on older knowledge is
 * decided again. The query that it spares was a third of Postgres' work.
 */
import { LRUCache } from 'lru-cache'
import type { Action, MovementAction } from '../../domain/protocol/actions.ts'
import type { EditableCollection } from '../../domain/protocol/kinds.ts'
import { MOVEMENT_FIELDS } from './movement-facts.ts'
import type { PushContext, StoredDocument } from './push-context.ts'

/** Items, places, lots and members kept, over all organisations: about 100 bytes each. */
const MAX_KEPT = 500_000
/** One organisation's share; beyond it, it is learned anew. */
const MAX_OF_ONE = 50_000
/** How long the difference between two clocks is taken to be the same. */
const KEPT_MS = 60_000

type Known = {
  referenceSeq: number
  /** How far the database's clock is ahead of this process's, in milliseconds. */
  clockAheadMs: number
  members: PushContext['members']
  documents: PushContext['documents']
  awaited: ReadonlySet<string>
}

const sizeOf = (known: Known): number =>
  [...known.documents.values()].reduce((sum, documents) => sum + documents.size, 1 + known.members.size)

const trimmed = ({ doc }: StoredDocument, fields: readonly string[]): StoredDocument => ({
  doc: Object.fromEntries(fields.map((field) => [field, doc[field]])),
  writers: {},
})

const isPlainMovement = (action: Action): action is MovementAction =>
  action.type === 'movement' && action.groupId === undefined && action.replacesId === undefined

export class ReferenceCache {
  readonly #organisations = new LRUCache<string, Known>({ maxSize: MAX_KEPT, sizeCalculation: sizeOf, ttl: KEPT_MS })

  /** A context for these actions, where they are plain movements, all they name is known, and nothing waits for them. */
  contextOf(orgId: string, actions: readonly Action[]): PushContext | undefined {
    const known = this.#organisations.get(orgId)
    if (!known || !actions.every((action) => isPlainMovement(action) && isCovered(action, known))) return undefined
    return {
      referenceSeq: known.referenceSeq,
      arrivedAt: new Date(Date.now() + known.clockAheadMs).toISOString(),
      members: known.members,
      documents: known.documents,
      movements: new Map(),
      observations: new Map(),
      actions: new Map(),
      parked: [],
      awaited: known.awaited,
      notMade: new Set(),
      brokenGroups: new Set(),
      carriers: { skus: new Map(), barcodes: new Map(), numbers: new Map(), codes: new Map() },
      used: new Set(),
    }
  }

  /** Keeps of a context what movements will ask for again. To be called before it is decided on, which changes it. */
  learn(orgId: string, context: PushContext): void {
    if (context.awaited === null) return
    const before = this.#organisations.peek(orgId)
    const goesOn = before?.referenceSeq === context.referenceSeq && sizeOf(before) < MAX_OF_ONE
    const known: Known = {
      referenceSeq: context.referenceSeq,
      clockAheadMs: Date.parse(context.arrivedAt) - Date.now(),
      members: goesOn ? before.members : new Map(),
      documents: goesOn ? before.documents : new Map(),
      awaited: context.awaited,
    }
    for (const [id, member] of context.members) known.members.set(id, member)
    // The rest is not worth the memory.
    for (const [collection, fields] of Object.entries(MOVEMENT_FIELDS) as [EditableCollection, readonly string[]][]) {
      const kept = known.documents.get(collection) ?? new Map<string, StoredDocument>()
      known.documents.set(collection, kept)
      for (const [id, stored] of context.documents.get(collection) ?? []) kept.set(id, trimmed(stored, fields))
    }
    this.#organisations.set(orgId, known)
  }

  forget(orgId: string): void {
    this.#organisations.delete(orgId)
  }
}

const isCovered = (action: MovementAction, { members, documents, awaited }: Known): boolean =>
  members.has(action.userId) &&
  !awaited.has(action.id) &&
  documents.get('items')?.has(action.itemId) === true &&
  documents.get('locations')?.has(action.fromLocationId) === true &&
  documents.get('locations')?.has(action.toLocationId) === true &&
  (!action.lotId || documents.get('lots')?.has(action.lotId) === true)
