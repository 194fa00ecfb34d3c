import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FNC1 } from '../../../domain/gs1/element.ts'
import { bracketed, elementString, readBracketed, readElementString } from '../../../domain/gs1/element-string.ts'
import { readScanData } from '../../../domain/gs1/scan-data.ts'
import { faultsOf, pairingFaults } from '../../../domain/gs1/validate.ts'
import { ok } from '../../../domain/result.ts'
import { anyText, someElements } from './arbitraries.ts'

describe('any elements', () => {
  it('are read again as they were written, as a symbol carries them', () => {
    fc.assert(
      fc.property(someElements, (elements) => {
        expect(readElementString(elementString(elements))).toEqual(ok(elements))
      }),
    )
  })

  it('are read again as they were written, as they are printed', () => {
    // A backslash is in no character set, so that it can stand before a bracket.
    fc.assert(
      fc.property(someElements, (elements) => {
        expect(readBracketed(bracketed(elements))).toEqual(ok(elements))
      }),
    )
  })

  it('are read the same with an FNC1 behind each, needed or not', () => {
    fc.assert(
      fc.property(someElements, (elements) => {
        const text = elements.map(({ ai, value }) => `${ai}${value}${FNC1}`).join('')
        expect(readElementString(FNC1 + text)).toEqual(ok(elements))
      }),
    )
  })
})

it('no text makes any reader throw', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const read of [readElementString(text), readElementString(FNC1 + text), readBracketed(text)]) {
        if (read.ok) faultsOf(read.value)
      }
      readScanData(text)
    }),
    { numRuns: 2000 },
  )
})

describe('what may stand together', () => {
  const faults = (label: string) => {
    const read = readBracketed(label)
    return read.ok ? pairingFaults(read.value) : [read.error]
  }

  it('a batch needs the item it is a batch of', () => {
    expect(faults('(10)A7')).toEqual([{ kind: 'missing-pair', ai: '10' }])
    expect(faults('(01)04006381333931(10)A7(17)271231(30)12')).toEqual([])
  })

  it('a count of contents needs the contents, and bars the item', () => {
    expect(faults('(02)04006381333931(37)12')).toEqual([{ kind: 'missing-pair', ai: '37' }])
    expect(faults('(00)340123450000000000(02)04006381333931(37)12')).toEqual([])
    expect(faults('(01)04006381333931(02)04006381333931(37)12')).toContainEqual({ kind: 'excluded-pair', ai: '01' })
  })

  it('an amount needs one of several groups, each whole', () => {
    expect(faults('(01)95012345678903(3920)100')).toEqual([{ kind: 'missing-pair', ai: '3920' }])
    expect(faults('(01)95012345678903(3103)000123(3920)100')).toEqual([])
  })

  it('an identifier says one thing', () => {
    expect(faults('(01)04006381333931(10)A(10)A')).toEqual([])
    expect(faults('(01)04006381333931(10)A(10)B')).toEqual([{ kind: 'two-values', ai: '10' }])
  })
})
