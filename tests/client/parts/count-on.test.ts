import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counting, countOn } from '../../../client/parts/count-on.ts'
import { baseOfPad } from '../../../client/parts/pad-base.ts'
import { padEntry, press } from '../../../client/ui/pad-entry.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { id, itemNamed } from '../warehouse.ts'

const BOLT = {
  ...itemNamed(id(4, 1), 'BOLT', 'Hex bolt'),
  ...{ baseUnit: 'pcs', units: [{ code: 'case', num: 12, den: 1 }], seq: 1 },
} as unknown as ItemDocument
const ONE = { quantity: 1, unit: 'pcs' }
const A_CASE = { quantity: 1, unit: 'case' }

const inBase = ({ entry }: Counting) => {
  const base = baseOfPad(BOLT, entry)
  return base?.ok ? base.value : base
}
const opened = (scanned?: Counting['scanned']): Counting => ({
  ...{ entry: padEntry(undefined, 'pcs'), touched: false },
  ...(scanned ? { scanned } : {}),
})
const typed = (...keys: string[]): Counting => ({
  touched: true,
  entry: keys.reduce(press, padEntry(undefined, 'pcs')),
})

describe('counting by scanning', () => {
  it('the scan that opened the pad is the first', () => {
    expect(inBase(countOn(opened(ONE), BOLT, ONE))).toBe(2)
    expect(inBase(countOn(opened(A_CASE), BOLT, A_CASE))).toBe(24)
    expect(inBase(countOn(opened(A_CASE), BOLT, ONE))).toBe(13)
  })

  it('of a pad that a tap opened there was none before', () => {
    expect(inBase(countOn(opened(), BOLT, ONE))).toBe(1)
    expect(countOn(opened(), BOLT, A_CASE).entry).toMatchObject({ text: '1', unit: 'case' })
  })

  it('adds to a number that somebody typed', () => {
    expect(inBase(countOn(typed('3', '7'), BOLT, ONE))).toBe(38)
    expect(inBase(countOn(typed('3', '7'), BOLT, A_CASE))).toBe(49)
  })

  it('takes the place of one that was only proposed', () => {
    expect(inBase(countOn({ ...opened(ONE), entry: padEntry(24, 'pcs') }, BOLT, ONE))).toBe(2)
  })

  it('comes to the sum of what was scanned, in whatever order', () => {
    const scans = fc.array(fc.constantFrom(ONE, A_CASE, { quantity: 5, unit: 'pcs' }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(scans, (all) => {
        const counted = all.reduce((now, one) => countOn(now, BOLT, one), opened())
        const sum = all.reduce((total, { quantity, unit }) => total + quantity * (unit === 'case' ? 12 : 1), 0)
        expect(inBase(counted)).toBe(sum)
      }),
    )
  })

  it('leaves as it is what would be no whole number', () => {
    const half = typed('1', '.', '5')
    expect(countOn(half, BOLT, A_CASE)).toBe(half)
  })
})
