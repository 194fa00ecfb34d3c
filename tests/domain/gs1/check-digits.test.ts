import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf, expandUpcE, gtin14, hasCheckDigit } from '../../../domain/gs1/check-digits.ts'

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

describe('a check digit', () => {
  it('tells one wrong digit', () => {
    fc.assert(
      fc.property(digits(13), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const code = body + checkDigitOf(body)
        const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`
        expect(hasCheckDigit(code)).toBe(true)
        expect(hasCheckDigit(wrong)).toBe(false)
      }),
    )
  })
})

describe('a GTIN', () => {
  it('is the same whatever zeros stand before it', () => {
    expect(gtin14('012345678905')).toBe('00012345678905')
    expect(gtin14('0012345678905')).toBe('00012345678905')
    expect(gtin14('00012345678905')).toBe('00012345678905')
    expect(gtin14('40063813')).toBeUndefined()
    expect(gtin14('4006381333931')).toBe('04006381333931')
    expect(gtin14('4006381333932')).toBeUndefined()
  })

  it('is made whole from a UPC-E', () => {
    expect(expandUpcE('01234565')).toBe('012345000065')
    expect(expandUpcE('04252614')).toBe('042100005264')
    expect(expandUpcE('01234566')).toBeUndefined()
  })
})
