import { describe, expect, it } from 'vitest'
import { NO_LOT } from '../../domain/ids.ts'
import { cellAllocated, cellOnHand, editedDocument, isUnsettled } from '../../domain/optimistic.ts'
import { type MirrorLookup, overlayOf, ownEvents } from '../../domain/overlay.ts'
import type { Action, AllocationAction } from '../../domain/protocol/actions.ts'

const CELL = { itemId: 'bolt', locationId: 'A-04', lotId: NO_LOT }
const at = (time: string) => `2026-03-02T${time}:00.000Z`
const own = (seq: number, time: string, what: object): Action =>
  ({
    id: `own-${seq}`,
    deviceId: 'mine',
    deviceSeq: seq,
    userId: 'me',
    occurredAt: at(time),
    clock: null,
    ...what,
  }) as Action
const pick = (seq: number, time: string, quantity: number) =>
  own(seq, time, {
    type: 'movement',
    kind: 'pick',
    itemId: 'bolt',
    fromLocationId: 'A-04',
    toLocationId: 'customer',
    quantity,
  })
const saw = (seq: number, time: string, quantity: number) =>
  own(seq, time, { type: 'observation', itemId: 'bolt', locationId: 'A-04', quantity, round: 1 })

const mirror: MirrorLookup = {
  movement: (id) =>
    id === 'theirs'
      ? { ...CELL, fromLocationId: 'A-04', toLocationId: 'customer', quantity: 4, key: key('09:00') }
      : undefined,
  countedIn: () => undefined,
  gateFor: () => ({ kind: 'open' }),
  isNamed: () => false,
}
const key = (time: string) => ({ at: at(time), deviceId: 'theirs', deviceSeq: 1 })

/** The mirror: 20 on hand, counted at 10:00, and 5 received by others at 11:00 since. */
const reading = {
  mirrorOnHand: 20,
  lastCounted: key('10:00'),
  entriesAfter: (since: { at: string }) => (since.at < at('11:00') ? 5 : 0),
}
const shown = (...actions: Action[]) =>
  cellOnHand({ ...reading, unsettled: ownEvents(overlayOf(actions, mirror), CELL) })

describe('what a device shows', () => {
  it('is the mirror where nothing of one’s own is pending', () => expect(shown()).toBe(20))

  it('counts own movements after the last count, and not those its counter had seen', () => {
    expect(shown(pick(1, '10:30', 3))).toBe(17)
    expect(shown(pick(1, '09:30', 3))).toBe(20)
  })

  it('starts from one’s own later count: what was seen, and what moved after it on either side', () => {
    expect(shown(pick(1, '10:30', 3), saw(2, '10:42', 30), pick(3, '10:50', 1))).toBe(30 + 5 - 1)
    expect(shown(saw(1, '11:30', 30))).toBe(30)
  })

  it('takes no notice of an own count older than the mirror’s', () => expect(shown(saw(1, '09:00', 99))).toBe(20))

  it('undoes a movement at its own place: one before the count changes nothing, an own one cancels', () => {
    expect(shown(own(1, '12:00', { type: 'reversal', reversesId: 'theirs' }))).toBe(20)
    expect(shown(pick(1, '10:30', 3), own(2, '12:00', { type: 'reversal', reversesId: 'own-1' }))).toBe(20)
  })

  it('keeps a waiting round out once a later one replaced it, even when it would now be within tolerance', () => {
    const counted = (seq: number, time: string, quantity: number, round: number) =>
      own(seq, time, { type: 'observation', itemId: 'bolt', locationId: 'A-04', quantity, round, countId: 'march' })
    const strict: MirrorLookup = {
      ...mirror,
      countedIn: () => undefined,
      gateFor: () => ({ kind: 'tolerance', units: 1 }),
      movement: () => ({ ...CELL, fromLocationId: 'supplier', toLocationId: 'A-04', quantity: 3, key: key('10:05') }),
    }
    const actions = [
      counted(1, '11:10', 18, 1),
      counted(2, '11:20', 10, 2),
      own(3, '11:30', { type: 'reversal', reversesId: 'receipt' }),
    ]
    const unsettled = ownEvents(overlayOf(actions, strict), CELL)
    expect(cellOnHand({ ...reading, unsettled })).toBe(17)
    expect(cellOnHand({ ...reading, unsettled: unsettled.filter((event) => event.seq !== 2) })).toBe(18)
  })

  it('knows the cells that only the overlay has', () => {
    const cells = [...overlayOf([pick(1, '10:30', 3)], mirror).cells.values()].map(({ cell }) => cell.locationId)
    expect(cells).toEqual(['A-04', 'customer'])
  })
})

describe('an action stands over the mirror', () => {
  it('until a complete catch-up reaches it; a rejected one leaves at once, a parked one stays', () => {
    expect(isUnsettled(undefined, 99)).toBe(true)
    expect(isUnsettled({ status: 'accepted', seq: 10 }, 9)).toBe(true)
    expect(isUnsettled({ status: 'accepted', seq: 10 }, 10)).toBe(false)
    expect(isUnsettled({ status: 'rejected', seq: 10 }, 9)).toBe(false)
    expect(isUnsettled({ status: 'parked', seq: 10 }, 99)).toBe(true)
  })
})

describe('documents and allocations', () => {
  const edit = (seq: number, op: string, set: object, base: object = {}) =>
    own(seq, '10:00', { type: 'edit', op, collection: 'items', documentId: 'bolt', set, base }) as never

  it('a create shows at once, with its defaults, and takes later edits; a delete hides it', () => {
    const create = edit(1, 'create', { sku: 'B', name: 'Bolt', baseUnit: 'each' })
    const rename = edit(2, 'update', { name: 'Bolt M8' }, { name: 'Bolt' })
    expect(editedDocument(undefined, [create, rename])).toMatchObject({ id: 'bolt', name: 'Bolt M8', tracking: 'none' })
    expect(editedDocument(undefined, [create, edit(3, 'delete', {})])).toBeUndefined()
    expect(editedDocument(undefined, [rename])).toBeUndefined()
  })

  it('allocations add and releases take back, never below nothing', () => {
    const allocation = (quantity: number, release = false) => ({ quantity, release }) as AllocationAction
    expect(cellAllocated(2)).toBe(2)
    expect(cellAllocated(2, [allocation(3), allocation(1, true)])).toBe(4)
    expect(cellAllocated(2, [allocation(9, true), allocation(1)])).toBe(1)
  })
})
