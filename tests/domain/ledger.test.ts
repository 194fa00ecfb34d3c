import { describe, expect, it } from 'vitest'
import { cellKey } from '../../domain/cell.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { cellsOffTheLedger, itemsOutOfBalance } from '../../domain/invariants.ts'
import { book, type Ledger, type LedgerEvent, onHand, openLedger, post, statusOf } from '../../domain/ledger.ts'
import { permutations } from './histories.ts'

const BIN = { itemId: 'bolt', locationId: 'A-04', lotId: NO_LOT }

const open = (): Ledger => openLedger({ isPhysical: (id) => id.startsWith('A-'), lossId: 'loss' })
const key = (time: string, deviceId: string, deviceSeq: number) => ({
  at: `2026-03-02T${time}:00.000Z`,
  deviceId,
  deviceSeq,
})

const moved = (
  id: string,
  time: string,
  from: string,
  to: string,
  quantity: number,
  deviceId = 'picker',
): LedgerEvent => ({
  type: 'movement',
  id,
  kind: 'move',
  key: key(time, deviceId, Number(time.replace(':', ''))),
  itemId: 'bolt',
  lotId: NO_LOT,
  fromLocationId: from,
  toLocationId: to,
  quantity,
})

const saw = (id: string, time: string, quantity: number, more: Partial<LedgerEvent> = {}): LedgerEvent =>
  ({
    type: 'observation',
    id,
    key: key(time, 'counter', Number(time.replace(':', ''))),
    itemId: 'bolt',
    locationId: 'A-04',
    quantity,
    round: 1,
    gate: { kind: 'open' },
    ...more,
  }) as LedgerEvent

const after = (...events: LedgerEvent[]): Ledger => {
  const ledger = open()
  for (const event of events) post(ledger, event)
  return ledger
}

const opening = moved('opening', '07:00', 'loss', 'A-04', 20)

describe('the count of 10:42 (DESIGN §1)', () => {
  const pickBefore = moved('pick-1', '10:30', 'A-04', 'customer', 3)
  const seen17 = saw('count', '10:42', 17)
  const pickAfter = moved('pick-2', '10:50', 'A-04', 'customer', 2)

  it('"At 10:42 I saw 17 here": what happened before and arrives later changes nothing at that bin', () => {
    const ledger = after(opening, seen17)
    expect(onHand(ledger, BIN)).toBe(17)
    post(ledger, pickBefore)
    expect(onHand(ledger, BIN)).toBe(17)
  })

  it('stock later is 17 plus what moved after 10:42', () => {
    expect(onHand(after(opening, seen17, pickBefore, pickAfter), BIN)).toBe(15)
  })

  it('the variance that the count shows is recomputed: first −3, and 0 once the pick it had seen arrives', () => {
    const ledger = after(opening, seen17)
    const shown = () =>
      ledger.entries
        .filter((entry) => entry.observationId === 'count')
        .reduce((sum, entry) => sum + (entry.toLocationId === 'A-04' ? entry.quantity : -entry.quantity), 0)
    expect(shown()).toBe(-3)
    post(ledger, pickBefore)
    expect(shown()).toBe(0)
  })

  it('in all 24 orders of arrival the bin ends with 15, and nothing is out of balance', () => {
    for (const order of permutations([opening, pickBefore, seen17, pickAfter])) {
      const ledger = after(...order)
      expect(onHand(ledger, BIN)).toBe(15)
      expect(itemsOutOfBalance(ledger.cells.values()).size).toBe(0)
      expect(cellsOffTheLedger(ledger.cells.values(), ledger.entries)).toEqual([])
    }
  })

  it('the other end of a late movement still gets it: only the counted bin had seen it', () => {
    const ledger = after(opening, seen17, moved('late', '10:30', 'A-04', 'A-05', 3))
    expect(onHand(ledger, BIN)).toBe(17)
    expect(onHand(ledger, { ...BIN, locationId: 'A-05' })).toBe(3)
  })
})

describe('reversals', () => {
  it('undo a movement at its own place in the order: the count after it had seen the truth', () => {
    const wrong = moved('wrong', '10:30', 'A-04', 'customer', 3)
    const ledger = after(opening, wrong, saw('count', '10:42', 20), {
      type: 'reversal',
      id: 'undo',
      reversesId: 'wrong',
    })
    expect(onHand(ledger, BIN)).toBe(20)
    expect(onHand(ledger, { ...BIN, locationId: 'customer' })).toBe(0)
  })

  it('count once, wait for their movement, and come only once for each', () => {
    const undo: LedgerEvent = { type: 'reversal', id: 'undo', reversesId: 'opening' }
    const ledger = open()
    expect(post(ledger, undo)).toBe('parked')
    expect(post(ledger, opening)).toBe('posted')
    expect(post(ledger, undo)).toBe('known')
    expect(post(ledger, { ...undo, id: 'undo-2' })).toBe('already-reversed')
    expect(onHand(ledger, BIN)).toBe(0)
  })
})

describe('a closed visit', () => {
  const closing = saw('closing', '10:45', 0, { itemId: undefined, quantity: undefined, visitId: 'visit' })
  const named = saw('named', '10:42', 17, { visitId: 'visit' })
  const milk = { ...moved('milk', '09:00', 'supplier', 'A-04', 6), itemId: 'milk' } as LedgerEvent
  const milkBin = { ...BIN, itemId: 'milk' }

  it('says that all the bin had besides what was named is not there, learned of later or not', () => {
    expect(onHand(after(opening, milk, named, closing), milkBin)).toBe(0)
    expect(onHand(after(opening, named, closing, milk), milkBin)).toBe(0)
    expect(onHand(after(opening, milk, named, closing), BIN)).toBe(17)
  })

  it('gives a cell back to an observation of its own that arrives after it, even one that waits for approval', () => {
    expect(onHand(after(opening, closing), BIN)).toBe(0)
    expect(onHand(after(opening, closing, named), BIN)).toBe(17)
    const waits = { ...named, gate: { kind: 'approval' } } as LedgerEvent
    expect(onHand(after(opening, closing, waits), BIN)).toBe(20)
  })
})

describe('acceptance', () => {
  const counted = (id: string, time: string, quantity: number, round = 1) =>
    saw(id, time, quantity, { countId: 'march', round, gate: { kind: 'tolerance', units: 1 } })
  const approve = (observationId: string): LedgerEvent => ({
    type: 'decision',
    id: `approve-${observationId}`,
    observationId,
    outcome: 'approve',
  })

  it('waits while the variance is beyond tolerance, and comes by itself once late movements explain it', () => {
    const ledger = after(opening, counted('count', '10:42', 17))
    expect(statusOf(ledger, 'count')).toBe('awaiting-approval')
    expect(onHand(ledger, BIN)).toBe(20)
    post(ledger, moved('pick', '10:30', 'A-04', 'customer', 3))
    expect(statusOf(ledger, 'count')).toBe('accepted')
    expect(onHand(ledger, BIN)).toBe(17)
  })

  it('does not come from a movement whose reversal was here before it', () => {
    const ledger = after({ type: 'reversal', id: 'undo', reversesId: 'opening' }, counted('count', '10:42', 20))
    post(ledger, opening)
    expect(statusOf(ledger, 'count')).toBe('awaiting-approval')
    expect(onHand(ledger, BIN)).toBe(0)
  })

  it('never goes back: an approval is of the quantity at its time, not of the variance that was shown', () => {
    const ledger = after(opening, counted('count', '10:42', 17), approve('count'))
    post(ledger, moved('pick', '10:50', 'A-04', 'customer', 1))
    post(ledger, moved('late', '10:00', 'A-04', 'customer', 9))
    expect(onHand(ledger, BIN)).toBe(16)
  })

  it('of a recount withdraws the round before; the mere arrival of one does not', () => {
    const ledger = after(opening, counted('first', '10:42', 17), approve('first'), counted('second', '11:10', 14, 2))
    expect(onHand(ledger, BIN)).toBe(17)
    post(ledger, approve('second'))
    expect(statusOf(ledger, 'first')).toBe('superseded')
    expect(onHand(ledger, BIN)).toBe(14)
    expect(book(ledger, BIN, key('11:10', 'counter', 1110))).toBe(20)
  })
})

it('one cell, one key for maps', () => {
  expect(cellKey(BIN)).toBe(`bolt/A-04/${NO_LOT}`)
})
