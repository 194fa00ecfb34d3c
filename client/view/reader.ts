/** What queries read from: the mirror with this device's unsettled actions over it, by the rules of `domain/optimistic`. */
import { type Cell, cellKey, cellOf } from '../../domain/cell.ts'
import { isAfter } from '../../domain/clock.ts'
import { gateOf, itemsOf, mayRecount, unitValueOf } from '../../domain/count.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { changeOf } from '../../domain/ledger.ts'
import { siteOf } from '../../domain/location.ts'
import { sameValue } from '../../domain/merge.ts'
import { isSameSubject, namedCell } from '../../domain/observation.ts'
import { type CellReading, editedDocument, settleClosings } from '../../domain/optimistic.ts'
import { type MirrorLookup, type Overlay, overlayOf } from '../../domain/overlay.ts'
import { may } from '../../domain/permissions.ts'
import type { Action, EditAction, ObservationAction } from '../../domain/protocol/actions.ts'
import type { Collection, CountDocument, DocumentOf, StockDocument } from '../../domain/protocol/documents.ts'
import type { EditableCollection } from '../../domain/protocol/kinds.ts'
import type { Present } from '../../domain/protocol/live.ts'
import type { Mirror } from '../mirror/mirror.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { PictureFacts } from '../photos/photo-database.ts'
import { type Blind, blindOf } from './blind.ts'
import { isPending } from './due.ts'
import type { Member } from './session.ts'
import type { SyncFacts } from './sync-facts.ts'

/** This device's unsettled actions, indexed. */
type Own = {
  unsettled: readonly Action[]
  overlay: Overlay
  edits: ReadonlyMap<string, readonly EditAction[]>
  /** Names them all: another text, other edits. */
  editIds: string
  cellsOfItem: ReadonlyMap<string, readonly Cell[]>
  cellsAtLocation: ReadonlyMap<string, readonly Cell[]>
}

export type Reader = {
  readonly ready: boolean
  /** Who works here, with the rights they have by now: since the sign-in these may have changed. */
  readonly member: Member
  readonly mirror: Mirror
  readonly log: Outbox['log']
  readonly own: Own
  readonly blind: Blind
  readonly facts: SyncFacts & { leading: boolean; stale: boolean }
  /** Is on its way, or was answered, as far as this tab knows: not what came back unanswered. */
  wasSent: (actionId: string) => boolean
  /** Who is in a count now, as far as was told. */
  present: (countId: string) => readonly Present[]
  /** The server's time as far as the device knows it, in milliseconds. */
  now: () => number
  document: <C extends Collection>(collection: C, id: string) => DocumentOf<C> | undefined
  /** Every document of a collection, those created or changed here included. Not for items: those have their order. */
  documents: <C extends Collection>(collection: C) => DocumentOf<C>[]
  reading: (cell: Cell) => CellReading & { cell: Cell; stock: StockDocument | undefined }
  cellsOfItem: (itemId: string) => Cell[]
  cellsAtLocation: (locationId: string) => Cell[]
  draft: (key: string) => unknown
  /** Pictures that were taken here and that no server has. */
  readonly photos: ReadonlyMap<string, PictureFacts>
}

type Parts = Pick<Reader, 'wasSent' | 'present' | 'now' | 'draft'> & {
  signedIn: Member
  mirror: Mirror
  outbox: Outbox
  facts: () => Reader['facts']
  photos: () => Reader['photos']
}

/** `changed` must be called whenever outbox or mirror changed, before anything is read again. */
export const createReader = (parts: Parts): { reader: Reader; changed: () => void } => {
  const { mirror, outbox } = parts
  const memberNow = memberIn(mirror, parts.signedIn)
  let own: Own | undefined
  let blind: Blind | undefined

  const reading = (cell: Cell) => {
    const { memory } = mirror
    const lotId = cell.lotId === NO_LOT ? null : cell.lotId
    const stock = memory
      .byItem('stock', cell.itemId)
      .find((row) => row.locationId === cell.locationId && (row.lotId ?? null) === lotId)
    return {
      cell,
      stock,
      mirrorOnHand: stock?.onHand ?? 0,
      lastCounted: stock?.lastCounted ?? null,
      unitValue: unitValueIn(mirror, memberNow(), cell.itemId),
      entriesAfter: (key: Parameters<CellReading['entriesAfter']>[0]) => {
        let sum = 0
        for (const entry of memory.byItem('movements', cell.itemId)) {
          const touches = entry.fromLocationId === cell.locationId || entry.toLocationId === cell.locationId
          if (!touches || (entry.lotId ?? null) !== lotId || !isAfter(entry.key, key)) continue
          sum += changeOf({ ...entry, lotId: cell.lotId }, cell.locationId)
        }
        return sum
      },
    }
  }

  const cellsWith = (rows: readonly StockDocument[], more: readonly Cell[] | undefined): Cell[] => {
    const cells = new Map(rows.map((row) => [cellKey(cellOf(row)), cellOf(row)]))
    for (const cell of more ?? []) cells.set(cellKey(cell), cell)
    return [...cells.values()]
  }
  const cellsAt = (locationId: string, more: readonly Cell[] | undefined) =>
    cellsWith(mirror.memory.byLocation('stock', locationId), more)

  const buildOwn = (): Own => {
    const unsettled = outbox.log.all.filter((action) => isPending(mirror.outcomes.get(action.id), mirror.state))
    const unsettledEdits = unsettled.filter((action) => action.type === 'edit')
    const editIds = unsettledEdits.map((edit) => edit.id).join()
    const edits = groupBy(unsettledEdits, (edit) => `${edit.collection}/${edit.documentId}`)
    const raw = overlayOf(
      unsettled,
      lookupIn(mirror, memberNow(), (id) => edits.get(`counts/${id}`) ?? []),
    )
    const cells = [...raw.cells.values()].map(({ cell }) => cell)
    const cellsAtLocation = groupBy(cells, (cell) => cell.locationId)
    const overlay = settleClosings(raw, (locationId) =>
      cellsAt(locationId, cellsAtLocation.get(locationId)).map(reading),
    )
    return { unsettled, overlay, edits, editIds, cellsAtLocation, cellsOfItem: groupBy(cells, (cell) => cell.itemId) }
  }

  const ownNow = (): Own => {
    own ??= buildOwn()
    return own
  }

  const document = <C extends Collection>(collection: C, id: string): DocumentOf<C> | undefined => {
    const known = mirror.memory.get(collection, id)
    const edits = ownNow().edits.get(`${collection}/${id}`)
    return edits ? (editedDocument(known, edits) as DocumentOf<C> | undefined) : known
  }

  const reader: Reader = {
    get ready() {
      return mirror.ready
    },
    get own() {
      return ownNow()
    },
    get blind() {
      blind ??= blindOf(reader)
      return blind
    },
    get member() {
      return memberNow()
    },
    get facts() {
      return parts.facts()
    },
    get photos() {
      return parts.photos()
    },
    mirror,
    log: outbox.log,
    wasSent: parts.wasSent,
    present: parts.present,
    now: parts.now,
    draft: parts.draft,
    document,
    documents: (collection) => {
      const known = mirror.memory.all(collection)
      const touched = [...ownNow().edits.values()].flatMap(([edit]) =>
        edit && edit.collection === (collection as EditableCollection) ? [edit.documentId] : [],
      )
      if (touched.length === 0) return [...known.values()]
      const ids = new Set([...known.keys(), ...touched])
      return [...ids].flatMap((id) => document(collection, id) ?? [])
    },
    reading,
    cellsOfItem: (itemId) => cellsWith(mirror.memory.byItem('stock', itemId), ownNow().cellsOfItem.get(itemId)),
    cellsAtLocation: (locationId) => cellsAt(locationId, ownNow().cellsAtLocation.get(locationId)),
  }
  return {
    reader,
    changed: () => {
      own = undefined
      blind = undefined
    },
  }
}

const memberIn = (mirror: Mirror, signedIn: Member): (() => Member) => {
  let last = signedIn
  return () => {
    const known = mirror.memory.get('members', signedIn.userId)
    const isSame = known === undefined || (known.role === last.role && sameValue(known.siteIds, last.siteIds))
    if (!isSame) last = { ...signedIn, role: known.role, siteIds: known.siteIds && [...known.siteIds] }
    return last
  }
}

/** Who may not see costs does not know what the server will go by: a price is only what it goes by without a cost. */
const unitValueIn = ({ memory }: Mirror, member: Member, itemId: string) =>
  may(member, 'see-costs') ? unitValueOf(memory.get('item-costs', itemId), memory.get('items', itemId)) : null

/** What the overlay must ask of the mirror. */
const lookupIn = (
  mirror: Mirror,
  member: Member,
  editsOfCount: (id: string) => readonly EditAction[],
): MirrorLookup => {
  const { memory } = mirror
  /** As the mirror has it; one that was planned here and not sent yet, as it was planned. */
  const countOf = ({ countId }: ObservationAction): CountDocument | undefined =>
    countId === undefined
      ? undefined
      : (memory.get('counts', countId) ??
        (editedDocument(
          undefined,
          editsOfCount(countId).filter(({ op }) => op === 'create'),
        ) as CountDocument | undefined))
  const observationsAt = (locationId: string) => memory.byLocation('observations', locationId)
  return {
    movement: (id) => {
      const movement = memory.get('movements', id)
      if (movement?.type !== 'movement' || movement.reversedById) return undefined
      return { ...movement, lotId: movement.lotId ?? NO_LOT }
    },
    gateFor: (action: ObservationAction) => {
      const seen = { ...action, key: { at: action.occurredAt, deviceId: action.deviceId, deviceSeq: action.deviceSeq } }
      const outranked = observationsAt(action.locationId).some(
        (other) => other.status === 'accepted' && other.round > action.round && isSameSubject(other, seen),
      )
      if (outranked) return { kind: 'approval' }
      const place = memory.get('locations', action.locationId)
      const count = countOf(action)
      const recount = [...memory.all('recounts').values()].find((one) => isSameSubject(one, seen))
      const recountsOwn = recount !== undefined && !mayRecount(recount, member.userId)
      return gateOf({ count, mayAdjust: may(member, 'adjust', place ? siteOf(place) : null), recountsOwn })
    },
    countedIn: (closing) => {
      const count = countOf(closing)
      return count && itemsOf(count.scope, (itemId) => memory.get('items', itemId)?.abcClass)
    },
    isNamed: (visitId, cell) =>
      observationsAt(cell.locationId).some((other) => {
        const named = other.visitId === visitId ? namedCell(other) : null
        return named !== null && cellKey(named) === cellKey(cell)
      }),
  }
}

const groupBy = <T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
