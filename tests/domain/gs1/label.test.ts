import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf, gtin14 } from '../../../domain/gs1/check-digits.ts'
import { barcodeOf, readCode, upcEOf } from '../../../domain/gs1/label.ts'
import { anyText } from './arbitraries.ts'

const TODAY = '2026-11-24'
const of = (scanned: string) => readCode(scanned, TODAY).label

const WHOLE = { gtin: '04006381333931', lot: 'A7', expiresOn: '2027-12-31', quantity: 12 }

describe('one label', () => {
  it.each([
    ['GS1-128', ']C101040063813339311727123130' + '12\u001d10A7'],
    ['a GS1 Data Matrix', ']d201040063813339313012\u001d10A7\u001d17271231'],
    ['a GS1 QR code', ']Q3010400638133393110A7\u001d172712313012'],
    ['no identifier, but FNC1', '\u001d010400638133393110A7\u001d172712313012'],
    ['neither', '010400638133393110A7\u001d172712313012'],
    ['neither, the lot first', '10A7\u001d01040063813339311727123130' + '12'],
    ['brackets', '(01)04006381333931(10)A7(17)271231(30)12'],
    ['a Digital Link', 'https://example.com/01/04006381333931/10/A7?17=271231&30=12'],
    ['a Digital Link in a plain QR code', ']Q1https://example.com/gtin/4006381333931/lot/A7?17=271231&30=12'],
  ])('says the same as %s', (_, scanned) => {
    expect(of(scanned)).toEqual(WHOLE)
  })
})

describe('a label', () => {
  it('of a logistic unit tells what it holds', () => {
    expect(of('(00)340123450000000000(02)04006381333931(37)48(10)B')).toEqual({
      sscc: '340123450000000000',
      gtin: '04006381333931',
      quantity: 48,
      lot: 'B',
    })
  })

  it('of a place tells the place', () => {
    expect(of('(414)4012345000009(254)A-04')).toEqual({ gln: '4012345000009', glnExtension: 'A-04' })
  })

  it('has its best-before date where no use-by date stands', () => {
    expect(of('(01)04006381333931(15)270600')?.expiresOn).toBe('2027-06-30')
    expect(of('(01)04006381333931(15)270600(17)270700')?.expiresOn).toBe('2027-07-31')
  })

  it('leaves out what breaks its own rule', () => {
    expect(of('(01)04006381333932(10)A7')).toEqual({ lot: 'A7' })
    expect(of('(01)04006381333931(17)271332(30)0')).toEqual({ gtin: '04006381333931' })
  })
})

describe('what the scanner said of the symbol decides', () => {
  const LOOKS = '010400638133393110A7'
  it.each([']C0', ']A0', ']Q1', ']d1', ']I1', ']X0'])('%s is no label of GS1, whatever it looks like', (symbology) => {
    for (const text of [LOOKS, `${LOOKS}\u001d3012`, '(01)04006381333931(10)A7', `\u001d${LOOKS}`]) {
      expect(readCode(symbology + text, TODAY)).toEqual({ text, symbology })
    }
  })

  it.each([']C1', ']d2', ']Q3', ']e0', ']J1'])('%s is one', (symbology) => {
    expect(of(symbology + LOOKS)).toEqual({ gtin: '04006381333931', lot: 'A7' })
    expect(of(`${symbology}21S-1\u001d0104006381333931`)).toEqual({ gtin: '04006381333931', serial: 'S-1' })
    // Where the text alone would not tell: no GTIN in front, nor FNC1 within.
    expect(of(`${symbology}10A7`)).toEqual({ lot: 'A7' })
    expect(of('10A7')).toBeUndefined()
  })

  it('eight digits are short for a UPC where it is one, and an EAN-8 where it is that', () => {
    expect(upcEOf(readCode(']E001234565', TODAY))).toBe('012345000065')
    expect(upcEOf(readCode('01234565', TODAY))).toBe('012345000065')
    expect(upcEOf(readCode(']E401234565', TODAY))).toBeUndefined()
    expect(of(']E001234565')).toEqual({ gtin: '00012345000065' })
  })

  it('a scanner that drops FNC1 still tells the item', () => {
    expect(of('01040063813339313012345678910A721B')).toEqual({ gtin: '04006381333931' })
    expect(of('01040063813339323012345678910A721B')).toBeUndefined()
  })
})

describe('what a card keeps of a code', () => {
  it.each([
    ['(01)04006381333931(10)A7(17)271231', '4006381333931', true],
    [']C1010400638133393110A7', '4006381333931', true],
    ['010400638133393110A7', '4006381333931', true],
    ['https://example.com/01/04006381333931/10/A7', '4006381333931', true],
    ['https://example.com/01/4006381333931', '4006381333931', false],
    ['(01)14006381333938', '14006381333938', false],
    ['(01)00012345678905', '012345678905', false],
    ['(01)00000096385074(10)A', '96385074', true],
    [']e00104006381333931', '4006381333931', false],
    [']E04006381333931', '4006381333931', false],
    ['4006381333931', '4006381333931', false],
    ['(00)340123450000000000', '(00)340123450000000000', false],
    [']C0010400638133393110A7', '010400638133393110A7', false],
    ['A-04-2', 'A-04-2', false],
  ])('of %s: %s', (scanned, code, rest) => {
    expect(barcodeOf(scanned)).toEqual({ code, rest })
  })

  it('is found by every label that carries it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), (number) => {
        const body = String(number).padStart(13, '0')
        const gtin = body + checkDigitOf(body)
        const { code } = barcodeOf(`(01)${gtin}(10)A`)
        expect(gtin14(code)).toBe(gtin)
      }),
    )
  })
})

describe('a code', () => {
  it('that is a GTIN has the fourteen digits of it', () => {
    expect(of('4006381333931')).toEqual({ gtin: '04006381333931' })
    expect(readCode(']E04006381333931', TODAY)).toEqual({
      ...{ text: '4006381333931', symbology: ']E0', label: { gtin: '04006381333931' } },
    })
  })

  it('of the house is its text, without what the scanner put before it', () => {
    expect(readCode(']A0A-04-2', TODAY)).toEqual({ text: 'A-04-2', symbology: ']A0' })
    expect(readCode('https://example.com/help', TODAY)).toEqual({ text: 'https://example.com/help' })
    expect(readCode(']', TODAY)).toEqual({ text: ']' })
  })

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        readCode(text, TODAY)
      }),
      { numRuns: 2000 },
    )
  })
})
