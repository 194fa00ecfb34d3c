import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeEdit } from '../../domain/merge.ts'
import {
  LINES_AT_ONCE,
  linesInParts,
  MOST_LINES,
  type OrderDraft,
  type OrderLine,
  type OrderState,
  orderFaults,
  turnsOf,
  withGoods,
} from '../../domain/order-draft.ts'
import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'

const STATES: readonly OrderState[] = ['draft', 'open', 'closed', 'cancelled']
const line: OrderLine = { id: 'l1', itemId: 'bolt', quantity: 3 }
const draft: OrderDraft = {
  ...{ kind: 'purchase', number: 'PO-0001', partnerId: null, siteId: 'north', toSiteId: null, dueOn: null },
  lines: [line],
}
const free = () => false

it('whatever is scanned, in whatever order, is on one line an item, with as many as were scanned', () => {
  const scan = fc.record({ itemId: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 50 }) })
  fc.assert(
    fc.property(fc.array(scan), (scans) => {
      let made = 0
      const newId = () => `line ${++made}`
      const lines = scans.reduce<OrderLine[]>((so, goods) => withGoods(so, goods, newId), [])
      const items = lines.map(({ itemId }) => itemId)
      expect(new Set(items).size).toBe(items.length)
      for (const itemId of ['a', 'b', 'c']) {
        const scanned = scans.filter((one) => one.itemId === itemId).reduce((sum, one) => sum + one.quantity, 0)
        expect(lines.find((one) => one.itemId === itemId)?.quantity ?? 0).toBe(scanned)
      }
    }),
  )
})

it('a price is the line’s own, and stays when more of the item comes', () => {
  const lines = withGoods([], { itemId: 'bolt', quantity: 1 }, () => 'l', 2.5)
  expect(withGoods(lines, { itemId: 'bolt', quantity: 2 }, () => 'm', 9)).toEqual([
    { id: 'l', itemId: 'bolt', quantity: 3, price: 2.5 },
  ])
})

describe('what is missing', () => {
  it('a draft may be without lines, what others work on may not', () => {
    expect(orderFaults(draft, 'open', free)).toEqual([])
    expect(orderFaults({ ...draft, lines: [] }, 'draft', free)).toEqual([])
    expect(orderFaults({ ...draft, lines: [] }, 'open', free)).toEqual(['lines'])
  })

  it('a transfer goes to another site; a number is there, and nobody else’s', () => {
    expect(orderFaults({ ...draft, kind: 'transfer' }, 'draft', free)).toEqual(['to-site'])
    expect(orderFaults({ ...draft, kind: 'transfer', toSiteId: 'north' }, 'draft', free)).toEqual(['same-site'])
    expect(orderFaults({ ...draft, siteId: null, number: ' ' }, 'draft', free)).toEqual(['site', 'number'])
    expect(orderFaults(draft, 'draft', (number) => number === 'PO-0001')).toEqual(['number-taken'])
  })

  it('as many lines as go at once, changed all of them, are one action that can be sent; more than an order has are too many', () => {
    const lines = Array.from({ length: MOST_LINES }, (_, at) => ({
      id: `0190a0a0-0000-7000-8000-${String(at).padStart(12, '0')}`,
      itemId: `0190a0a0-0000-7000-9000-${String(at).padStart(12, '0')}`,
      quantity: 123_456_789,
      unit: 'a long name of a unit, 32 letters',
      price: 123_456.789,
    }))
    const changed = lines.map((one) => ({ ...one, quantity: 1 }))
    for (const parts of [linesInParts(lines, changed), linesInParts([], lines), linesInParts(lines, [])]) {
      expect(parts.length).toBe(Math.ceil(MOST_LINES / LINES_AT_ONCE))
      for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(PUSH_LIMITS.actionBytes)
    }
    expect(orderFaults({ ...draft, lines }, 'draft', free)).toEqual([])
    expect(orderFaults({ ...draft, lines: [...lines, line] }, 'draft', free)).toEqual(['too-many-lines'])
  })
})

it('lines changed in parts are what was written, and keep what somebody else put in meanwhile', () => {
  const ids = fc.uniqueArray(fc.nat(700), { maxLength: 400 })
  const linesOf = (some: readonly number[], quantity: number): OrderLine[] =>
    some.map((id) => ({ id: `l${id}`, itemId: `i${id}`, quantity: id % 3 === 0 ? 1 : quantity }))
  const byId = (lines: readonly OrderLine[]) => new Map(lines.map((one) => [one.id, one]))
  const theirs: OrderLine = { id: 'theirs', itemId: 'nut', quantity: 9 }
  fc.assert(
    fc.property(ids, ids, fc.boolean(), (were, are, isShared) => {
      const [before, after] = [linesOf(were, 2), linesOf(are, 3)]
      const current = { lines: isShared ? [...before, theirs] : before }
      const end = linesInParts(before, after).reduce<Record<string, unknown>>((now, { set, base }) => {
        const { next, conflicts } = mergeEdit({ current: now, set: { lines: set }, base: { lines: base } })
        expect(conflicts).toEqual([])
        return next
      }, current)
      expect(byId(end.lines as OrderLine[])).toEqual(byId(isShared ? [...after, theirs] : after))
    }),
    { numRuns: 50 },
  )
})

describe('which way an order may go', () => {
  it('from draft to closed and no other way; what is over can be brought back', () => {
    expect(turnsOf('draft', false)).toEqual(['open', 'cancelled'])
    expect(turnsOf('open', false)).toEqual(['closed', 'draft', 'cancelled'])
    expect(turnsOf('closed', true)).toEqual(['open'])
    expect(turnsOf('cancelled', false)).toEqual(['draft'])
  })

  it('what goods have moved for never becomes a draft or cancelled, and every state can be left', () => {
    for (const state of STATES) {
      expect(turnsOf(state, false)).not.toContain(state)
      expect(turnsOf(state, true).length).toBeGreaterThan(0)
    }
    expect(turnsOf('open', true)).toEqual(['closed'])
  })
})
