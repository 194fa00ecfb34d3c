import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_QUANTITY } from '../../domain/quantity.ts'
import { amountsOf, enteredOf, inUnits, splitBase, sumToBase, toBase, type Unit } from '../../domain/units.ts'

const bolts = {
  baseUnit: 'each',
  units: [
    { code: 'box', num: 12, den: 1 },
    { code: 'pallet', num: 480, den: 1 },
  ],
}
const flour = { baseUnit: 'g', units: [{ code: 'kg', num: 1000, den: 1 }] }
const gloves = { baseUnit: 'pair', units: [{ code: 'each', num: 1, den: 2 }] }

describe('units', () => {
  it('3 boxes of 12 and 4 are 40, and 40 reads as that again', () => {
    const said = [
      { quantity: 3, unit: 'box' },
      { quantity: 4, unit: 'each' },
    ]
    expect(sumToBase(bolts, said)).toEqual({ ok: true, value: 40 })
    expect(inUnits(bolts, 40)).toEqual(said)
    expect(inUnits(bolts, 492)).toEqual([
      { quantity: 1, unit: 'pallet' },
      { quantity: 1, unit: 'box' },
    ])
    expect(inUnits(bolts, 0)).toEqual([{ quantity: 0, unit: 'each' }])
  })

  it('decimals are exact, never rounded', () => {
    expect(toBase(flour, { quantity: 1.1, unit: 'kg' })).toEqual({ ok: true, value: 1100 })
    expect(toBase(flour, { quantity: 0.0011, unit: 'kg' })).toEqual({
      ok: false,
      error: { kind: 'not-whole', unit: 'kg' },
    })
    expect(toBase(flour, { quantity: 1e-7, unit: 'kg' }).ok).toBe(false)
    expect(toBase(gloves, { quantity: 3, unit: 'each' })).toEqual({
      ok: false,
      error: { kind: 'not-whole', unit: 'each' },
    })
    expect(toBase(gloves, { quantity: 4, unit: 'each' })).toEqual({ ok: true, value: 2 })
  })

  it('what cannot be is an error: an unknown unit, nothing a quantity may be, nothing a number is', () => {
    expect(toBase(bolts, { quantity: 1, unit: 'sack' })).toEqual({
      ok: false,
      error: { kind: 'unknown-unit', unit: 'sack' },
    })
    for (const quantity of [-1, Number.NaN, Number.POSITIVE_INFINITY, MAX_QUANTITY + 1, 1e21]) {
      expect(toBase(bolts, { quantity, unit: 'each' })).toEqual({ ok: false, error: { kind: 'out-of-range' } })
    }
  })

  const unit: fc.Arbitrary<Unit> = fc.record({
    code: fc.constantFrom('box', 'pack', 'pallet'),
    num: fc.integer({ min: 1, max: 1e9 }),
    den: fc.integer({ min: 1, max: 1e9 }),
  })
  const quantity = fc.integer({ min: 1, max: MAX_QUANTITY })

  it('round trips: whole units and the rest are the quantity again, for every unit', () => {
    fc.assert(
      fc.property(unit, quantity, (u, q) => {
        const item = { baseUnit: 'each', units: [u] }
        const { whole, rest } = splitBase(q, u)
        expect(
          sumToBase(item, [
            { quantity: whole, unit: u.code },
            { quantity: rest, unit: 'each' },
          ]),
        ).toEqual({ ok: true, value: q })
        expect(rest).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('round trips through every unit an item has', () => {
    fc.assert(
      fc.property(fc.uniqueArray(unit, { selector: (u) => u.code }), quantity, (units, q) => {
        const item = { baseUnit: 'each', units }
        expect(sumToBase(item, inUnits(item, q))).toEqual({ ok: true, value: q })
      }),
    )
  })

  it('what a movement keeps of a mixed entry is exactly its quantity', () => {
    const amount = (codes: readonly string[]) =>
      fc.record({ quantity: fc.integer({ min: 0, max: 1000 }), unit: fc.constantFrom(...codes) })
    const said = fc
      .uniqueArray(unit, { selector: (u) => u.code, maxLength: 3 })
      .chain((units) =>
        fc.record({ units: fc.constant(units), amounts: fc.array(amount(['each', ...units.map((u) => u.code)])) }),
      )
    fc.assert(
      fc.property(said, ({ units, amounts }) => {
        const item = { baseUnit: 'each', units }
        const base = sumToBase(item, amounts)
        const kept = enteredOf(item, amounts)
        fc.pre(base.ok)
        const others = kept ? amountsOf(kept) : amounts
        expect(sumToBase(item, others)).toEqual(base)
      }),
    )
    expect(
      enteredOf(bolts, [
        { quantity: 3, unit: 'box' },
        { quantity: 4, unit: 'each' },
      ]),
    ).toEqual({
      ...{ quantity: 3, unit: 'box' },
      and: [{ quantity: 4, unit: 'each' }],
    })
    expect(enteredOf(bolts, [{ quantity: 4, unit: 'each' }])).toBeUndefined()
  })
})
