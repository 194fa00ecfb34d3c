import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barcodeFault, factorOf, factorText, UNIT_CODES, unitFault, unitsSaid } from '../../domain/item-units.ts'
import { documents } from '../../domain/protocol/documents.ts'
import { toBase } from '../../domain/units.ts'

describe('how many base units one is', () => {
  it('is said as a number, a decimal or a fraction, and kept exactly', () => {
    expect(factorOf('12')).toEqual({ num: 12, den: 1 })
    expect(factorOf('0.5')).toEqual({ num: 1, den: 2 })
    expect(factorOf(' 2 / 6 ')).toEqual({ num: 1, den: 3 })
    for (const wrong of ['', '0', '0.0', '1/0', '-1', '1e9', 'a dozen', '1,000', '1.2345678']) {
      expect(factorOf(wrong)).toBeUndefined()
    }
  })

  it('what is written from it says the same again', () => {
    const whole = fc.integer({ min: 1, max: 99_999 })
    fc.assert(
      fc.property(whole, whole, (num, den) => {
        const said = factorOf(`${num}/${den}`)
        expect(said).toBeDefined()
        if (said) expect(factorOf(factorText(said))).toEqual(said)
      }),
    )
    expect(factorText({ num: 1, den: 200 })).toBe('0.005')
    expect(factorText({ num: 1, den: 3 })).toBe('1/3')
  })
})

describe('units and barcodes of an item', () => {
  const units = [
    { code: 'CS', factor: '12' },
    { code: 'PX', factor: '480' },
  ]

  it('what is said is what the wire takes, and counts as it says', () => {
    const said = unitsSaid(
      units,
      [
        { code: '4006381333931', unit: 'PCE' },
        { code: '1', unit: 'CS' },
        { code: ' ', unit: 'gone' },
      ],
      'PCE',
    )
    expect(said).toEqual({
      units: [
        { code: 'CS', num: 12, den: 1 },
        { code: 'PX', num: 480, den: 1 },
      ],
      barcodes: [{ code: '4006381333931' }, { code: '1', unit: 'CS' }],
    })
    expect(documents.items.shape.units.safeParse(said?.units).success).toBe(true)
    expect(toBase({ baseUnit: 'PCE', units: said?.units ?? [] }, { quantity: 2, unit: 'PX' })).toEqual({
      ok: true,
      value: 960,
    })
  })

  it('says what is wrong, each where it stands', () => {
    const wrong = [
      ...units,
      { code: 'CS', factor: '6' },
      { code: 'PCE', factor: '1' },
      { code: '', factor: '1' },
      { code: 'BX', factor: 'x' },
    ]
    expect(wrong.map((_, at) => unitFault(wrong, at, 'PCE'))).toEqual([
      undefined,
      undefined,
      'twice',
      'is-base',
      'empty',
      'factor',
    ])
    const barcodes = [
      { code: '1', unit: 'CS' },
      { code: '1', unit: 'PCE' },
      { code: '2', unit: 'BX' },
    ]
    expect(barcodes.map((_, at) => barcodeFault(barcodes, at, { baseUnit: 'PCE', units }))).toEqual([
      undefined,
      'twice',
      'unit',
    ])
    expect(unitsSaid(units, barcodes, 'PCE')).toBeUndefined()
    expect(unitsSaid(wrong, [], 'PCE')).toBeUndefined()
  })

  it('every well-known code is one, and none stands there twice', () => {
    expect(new Set(UNIT_CODES).size).toBe(UNIT_CODES.length)
    expect(UNIT_CODES.every((code) => /^[A-Z0-9]{2,3}$/.test(code))).toBe(true)
  })
})
