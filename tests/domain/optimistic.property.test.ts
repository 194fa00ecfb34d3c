/** On the device: the overlay shows what the server will say once the device's own actions have settled. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, cellKey } from '../../domain/cell.ts'
import { isAfter } from '../../domain/clock.ts'
import type { Gate } from '../../domain/count.ts'
import type { Fields } from '../../domain/edit.ts'
import { changeOf, type Ledger, type LedgerEvent, lastCounted, onHand, post } from '../../domain/ledger.ts'
import { mergeEdit } from '../../domain/merge.ts'
import { namedCell } from '../../domain/observation.ts'
import { type CellReading, cellOnHand, editedDocument, settleClosings } from '../../domain/optimistic.ts'
import { type MirrorLookup, overlayOf, ownEvents } from '../../domain/overlay.ts'
import type { Action, EditAction } from '../../domain/protocol/actions.ts'
import { arrivals, FIXED_GATES, history, ledgerOf, NARROW, PHYSICAL_CELLS } from './histories.ts'

const readingOf = (ledger: Ledger, cell: Cell): CellReading => ({
  mirrorOnHand: onHand(ledger, cell),
  lastCounted: lastCounted(ledger, cell),
  entriesAfter: (key) =>
    (ledger.cells.get(cellKey(cell))?.entries ?? [])
      .filter((entry) => isAfter(entry.key, key))
      .reduce((sum, entry) => sum + changeOf(entry, cell.locationId), 0),
})

type Sight = Extract<LedgerEvent, { type: 'observation' }>

const lookupIn = (
  ledger: Ledger,
  gates: ReadonlyMap<string, Gate>,
  counted: ReadonlyMap<string, Sight['isCounted']>,
): MirrorLookup => ({
  countedIn: (closing) => counted.get(closing.id),
  movement: (id) => (ledger.reversed.has(id) ? undefined : ledger.movements.get(id)),
  gateFor: (observation) => gates.get(observation.id) ?? { kind: 'approval' },
  isNamed: (visitId, cell) =>
    [...ledger.observations.values()].some((seen) => {
      const named = namedCell(seen)
      return seen.visitId === visitId && named !== null && cellKey(named) === cellKey(cell)
    }),
})

/** An event as the action that the outbox holds. */
const actionOf = (event: LedgerEvent, index: number): Action => {
  const key = 'key' in event ? event.key : { at: '', deviceId: 'mine', deviceSeq: 0 }
  const common = {
    id: event.id,
    userId: 'me',
    schemaVersion: 1,
    clock: null,
    occurredAt: key.at,
    deviceId: key.deviceId,
    deviceSeq: index + 1,
  }
  if (event.type === 'observation') {
    const { gate: _gate, key: _key, isCounted: _counted, ...rest } = event
    return { ...rest, ...common }
  }
  if (event.type === 'movement') {
    const { key: _key, ...rest } = event
    return { ...rest, ...common }
  }
  return { ...event, ...common }
}

/** Nobody undoes on a phone what they have not yet done there. */
const undoesLater = (event: LedgerEvent, rest: readonly LedgerEvent[]): boolean =>
  event.type === 'reversal' && rest.some((later) => later.id === event.reversesId)

/** Own events numbered as the outbox numbers them: `deviceSeq` without gaps, in the order they were recorded. */
const renumbered = (events: readonly LedgerEvent[]): LedgerEvent[] =>
  events.map((event, index) => ('key' in event ? { ...event, key: { ...event.key, deviceSeq: index + 1 } } : event))

type Gated = { gate: Gate; countId?: string }
const MINE = 'my-count'
const OPEN: Gated = { gate: { kind: 'open' } }
const OWN_GATES = fc.constantFrom<Gated>(
  OPEN,
  { gate: { kind: 'tolerance', units: 3 } },
  { gate: { kind: 'tolerance', units: 1 }, countId: MINE },
  { gate: { kind: 'approval' }, countId: MINE },
)

/** Others' day as the mirror has it, and what this device did meanwhile and has not sent, in the order of its own clock. */
const dayApart = (ownGates: fc.Arbitrary<Gated>, world?: typeof NARROW) =>
  history({ gates: FIXED_GATES, world, max: 10, visits: ['visit-1'] }).chain((theirs) =>
    fc.record({
      theirs: arrivals(theirs),
      mine: history({ gates: ownGates, world, max: 8, devices: ['mine'], visits: ['my-visit'], earlier: theirs }).map(
        (events) => {
          const inTime = events.flatMap((event) => ('key' in event ? [event.key.at] : [])).sort()
          let next = 0
          return renumbered(
            events
              .filter((event, index) => event.type !== 'decision' && !undoesLater(event, events.slice(index)))
              .map((event) => ('key' in event ? { ...event, key: { ...event.key, at: inTime[next++] ?? '' } } : event)),
          )
        },
      ),
    }),
  )

const shownAndSettled = (theirs: readonly LedgerEvent[], mine: readonly LedgerEvent[]) => {
  const server = ledgerOf(theirs)
  const sights = mine.filter((event) => event.type === 'observation')
  const gates = new Map(sights.map((sight): [string, Gate] => [sight.id, sight.gate]))
  const counted = new Map(sights.map((sight): [string, Sight['isCounted']] => [sight.id, sight.isCounted]))
  const raw = overlayOf(mine.map(actionOf), lookupIn(server, gates, counted))
  const overlay = settleClosings(raw, (locationId) =>
    PHYSICAL_CELLS.filter((cell) => cell.locationId === locationId).map((cell) => ({
      cell,
      ...readingOf(server, cell),
    })),
  )
  const shown = PHYSICAL_CELLS.map((cell) =>
    cellOnHand({ ...readingOf(server, cell), unsettled: ownEvents(overlay, cell) }),
  )
  for (const event of mine) post(server, event)
  return { shown, settled: PHYSICAL_CELLS.map((cell) => onHand(server, cell)) }
}

describe('the overlay of stock', () => {
  it('shows what the server will say: own movements, reversals and counts that take effect at once', () => {
    fc.assert(
      fc.property(dayApart(fc.constant(OPEN)), ({ theirs, mine }) => {
        const { shown, settled } = shownAndSettled(theirs, mine)
        expect(shown).toEqual(settled)
      }),
      { numRuns: 3000 },
    )
  })

  it('and counts with tolerances and rounds: only what will be accepted changes what is shown', () => {
    const named = fc.oneof(dayApart(OWN_GATES), dayApart(OWN_GATES, NARROW)).map(({ theirs, mine }) => ({
      theirs,
      mine: renumbered(mine.filter((event) => event.type !== 'observation' || event.itemId !== undefined)),
    }))
    fc.assert(
      fc.property(named, ({ theirs, mine }) => {
        const { shown, settled } = shownAndSettled(theirs, mine)
        expect(shown).toEqual(settled)
      }),
      { numRuns: 3000 },
    )
  })

  it('and the closing of a visit with a tolerance, the last thing done in a bin: in all its cells or in none', () => {
    const closing = dayApart(fc.constant(OPEN)).chain(({ theirs, mine }) =>
      fc
        .tuple(fc.constantFrom('bin-a', 'bin-b'), fc.option(fc.constantFrom('bolt', 'milk')))
        .map(([locationId, only]): { theirs: LedgerEvent[]; mine: LedgerEvent[] } => {
          const last = { at: '2026-03-02T08:00:01.000Z', deviceId: 'mine', deviceSeq: 0 }
          const gate: Gate = { kind: 'tolerance', units: 4 }
          const end = {
            type: 'observation' as const,
            id: 'closing',
            key: last,
            gate,
            locationId,
            round: 1,
            visitId: 'my-visit',
            ...(only ? { isCounted: (itemId: string) => itemId === only } : {}),
          }
          return { theirs, mine: renumbered([...mine, end]) }
        }),
    )
    fc.assert(
      fc.property(closing, ({ theirs, mine }) => {
        const { shown, settled } = shownAndSettled(theirs, mine)
        expect(shown).toEqual(settled)
      }),
      { numRuns: 1500 },
    )
  })
})

const FIELDS = ['name', 'description', 'category']
const VALUES = ['', 'red', 'green', 'blue']
const barcodes = fc
  .subarray(['11', '22', '33'])
  .chain((codes) => fc.tuple(...codes.map((code) => fc.constantFrom({ code }, { code, unit: 'case' }))))

const setOf = fc.record(
  { ...Object.fromEntries(FIELDS.map((field) => [field, fc.constantFrom(...VALUES)])), barcodes },
  { requiredKeys: [] },
)

const editOf = (set: Fields, seen: Fields, index: number): EditAction => ({
  id: `edit-${index}`,
  type: 'edit',
  op: 'update',
  collection: 'items',
  documentId: 'bolt',
  deviceId: 'mine',
  deviceSeq: index + 1,
  userId: 'me',
  schemaVersion: 1,
  occurredAt: '2026-03-02T08:00:00.000Z',
  clock: null,
  set: set as Record<string, unknown>,
  base: Object.fromEntries(Object.keys(set).map((field) => [field, seen[field] ?? null])),
})

describe('the overlay of documents', () => {
  it('shows what the server will say once own edits have settled over those of others', () => {
    fc.assert(
      fc.property(
        fc.array(setOf, { maxLength: 3 }),
        fc.array(setOf, { minLength: 1, maxLength: 4 }),
        (theirs, mine) => {
          const start: Fields = { name: 'red', description: '', barcodes: [{ code: '11' }] }
          const edits: EditAction[] = []
          for (const set of mine) edits.push(editOf(set, editedDocument(start, edits) ?? {}, edits.length))
          const meanwhile = Object.assign({ ...start }, ...theirs) as Fields
          const shown = editedDocument(meanwhile, edits)

          // The server knows who last set each path.
          let server: Fields = meanwhile
          const setByMe = new Set<string>()
          for (const edit of edits) {
            const merge = mergeEdit({ current: server, base: edit.base, set: edit.set, sameDeviceFields: setByMe })
            server = merge.next
            for (const path of merge.changedPaths) setByMe.add(path)
          }
          expect(shown).toEqual(server)
          if (theirs.length === 0) expect(shown).toEqual(editedDocument(start, edits))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('with nobody else editing, the person sees exactly what they wrote', () => {
    fc.assert(
      fc.property(fc.array(setOf, { minLength: 1, maxLength: 5 }), (mine) => {
        const start: Fields = { name: 'red', description: '', barcodes: [{ code: '11' }] }
        const edits: EditAction[] = []
        for (const set of mine) edits.push(editOf(set, editedDocument(start, edits) ?? {}, edits.length))
        expect(editedDocument(start, edits)).toEqual(Object.assign({ ...start }, ...mine))
      }),
      { numRuns: 300 },
    )
  })
})
