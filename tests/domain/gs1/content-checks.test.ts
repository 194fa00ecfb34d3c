/**
 * What each check takes and what it says of the rest: the rules of the GS1 General Specifications in a few words of our own, for
 * wherever GS1's own vectors (vectors.test.ts) are not at hand.
 */
import { describe, expect, it } from 'vitest'
import { characterFault } from '../../../domain/gs1/character-sets.ts'
import { checkDigitOf, checkPairFault, expandUpcE, gtin14 } from '../../../domain/gs1/check-digits.ts'
import { contentChecks } from '../../../domain/gs1/content-checks.ts'
import { faultsOf, valueFault } from '../../../domain/gs1/validate.ts'

/** Company prefix, offer, save value, requirement with its code and family; what may follow is announced by a digit each. */
const COUPON = '0401234' + '123456' + '15' + '19' + '0' + '123'

const CHECKS: Record<string, { takes: readonly string[]; refuses: Readonly<Record<string, string>> }> = {
  csum: { takes: ['4006381333931', '96385074'], refuses: { '4006381333930': 'incorrect-check-digit' } },
  csumalpha: {
    takes: ['1987654Ad4X4bL5ttr2310c2K'],
    refuses: { '1987654Ad4X4bL5ttr2310c2J': 'incorrect-check-pair', '1': 'too-short-for-check-pair' },
  },
  gcppos1: { takes: ['4012345'], refuses: { '401': 'too-short-for-gcp', '40A2': 'invalid-gcp-prefix' } },
  gcppos2: { takes: ['04012345'], refuses: { '0401': 'too-short-for-gcp' } },
  hasnondigit: { takes: ['12A'], refuses: { '123': 'requires-non-digit-character' } },
  hh: {
    takes: ['00', '23'],
    refuses: { '24': 'illegal-hour', '1': 'hour-too-short', '123': 'hour-too-long', '1x': 'non-digit-character' },
  },
  mi: { takes: ['59'], refuses: { '60': 'illegal-minute' } },
  ss: { takes: ['59'], refuses: { '60': 'illegal-second' } },
  hhmi: {
    takes: ['2359'],
    refuses: {
      '2400': 'illegal-hour',
      '2360': 'illegal-minute',
      '235': 'hour-with-minute-too-short',
      '23590': 'hour-with-minute-too-long',
    },
  },
  hyphen: { takes: ['---'], refuses: { '--_': 'not-hyphen' } },
  iban: {
    takes: ['GB82WEST12345698765432', 'DE89370400440532013000'],
    refuses: {
      GB82WEST12345698765433: 'incorrect-iban-checksum',
      GB82: 'iban-too-short',
      [`GB82${'0'.repeat(31)}`]: 'iban-too-long',
      'GB82 WEST1234': 'invalid-iban-character',
      XX82WEST12345698765432: 'illegal-iban-country-code',
    },
  },
  importeridx: {
    takes: ['a', '-', '_'],
    refuses: { ab: 'importer-idx-must-be-one-character', '%': 'invalid-import-idx-character' },
  },
  iso3166: { takes: ['276'], refuses: { '999': 'not-iso3166' } },
  iso3166999: { takes: ['276', '999'], refuses: { '998': 'not-iso3166-or-999' } },
  iso3166alpha2: { takes: ['DE'], refuses: { de: 'not-iso3166-alpha2' } },
  iso4217: { takes: ['978'], refuses: { '000': 'not-iso4217' } },
  iso5218: { takes: ['0', '9'], refuses: { '3': 'invalid-biological-sex-code' } },
  latitude: {
    takes: ['0000000000', '1800000000'],
    refuses: { '1800000001': 'invalid-latitude', '180000000': 'latitude-invalid-length' },
  },
  longitude: {
    takes: ['3600000000'],
    refuses: { '3600000001': 'invalid-longitude', '36000x0000': 'non-digit-character' },
  },
  mediatype: { takes: ['01', '10', '80', '99'], refuses: { '00': 'invalid-media-type', '11': 'invalid-media-type' } },
  nonzero: { takes: ['010'], refuses: { '000': 'illegal-zero-value' } },
  nozeroprefix: { takes: ['10'], refuses: { '01': 'illegal-zero-prefix' } },
  packagetype: { takes: ['BX'], refuses: { '??': 'invalid-package-type' } },
  pcenc: { takes: ['a%20b'], refuses: { 'a%2': 'invalid-percent-sequence' } },
  pieceoftotal: {
    takes: ['0102', '1212'],
    refuses: {
      '0201': 'piece-number-exceeds-total',
      '0002': 'zero-piece-number',
      '0100': 'zero-total-pieces',
      '010': 'invalid-length-for-piece-of-total',
      '': 'invalid-length-for-piece-of-total',
    },
  },
  posinseqslash: {
    takes: ['2/3', '9/10'],
    refuses: { '3/2': 'position-exceeds-end', '1of2': 'position-in-sequence-malformed', '01/2': 'illegal-zero-prefix' },
  },
  winding: { takes: ['0', '1', '9'], refuses: { '2': 'invalid-winding-direction' } },
  yesno: { takes: ['0', '1'], refuses: { '2': 'not-zero-or-one' } },
  zero: { takes: ['0'], refuses: { '1': 'not-zero' } },
  couponcode: {
    takes: [
      COUPON,
      `${COUPON}3271231`,
      `${COUPON}32712314270101`,
      `${COUPON}101501239`,
      `${COUPON}21501239`,
      `${COUPON}50123456`,
      `${COUPON}614012345`,
      `${COUPON}90010`,
    ],
    refuses: {
      '': 'coupon-missing-gcp-vli',
      x: 'non-digit-character',
      '7': 'coupon-invalid-gcp-length',
      '0401': 'coupon-truncated-gcp',
      '040123412': 'coupon-truncated-offer-code',
      [`${COUPON}7`]: 'coupon-excess-data',
      [`${COUPON}31`]: 'coupon-too-short-for-expiration-date',
      [`${COUPON}3991399`]: 'coupon-invalid-expiration-date',
      [`${COUPON}32701014271231`]: 'coupon-expiration-before-start',
      [`${COUPON}14`]: 'coupon-invalid-additional-purchase-rules-code',
      [`${COUPON}1015`]: 'coupon-missing-2nd-purchase-requirement-code',
      [`${COUPON}9001`]: 'coupon-missing-dont-multiply-flag',
    },
  },
  couponposoffer: {
    takes: ['0' + '0401234' + '123456' + '0123456'],
    refuses: {
      '': 'coupon-missing-format-code',
      '2': 'coupon-invalid-format-code',
      [`00401234123456${'0123456'}9`]: 'coupon-excess-data',
      a: 'non-digit-character',
    },
  },
}

describe('the content of a value', () => {
  it.each(Object.entries(CHECKS))('%s', (name, { takes, refuses }) => {
    const check = contentChecks[name]
    expect(takes.map((text) => [text, check?.(text)])).toEqual(takes.map((text) => [text, null]))
    expect(Object.fromEntries(Object.keys(refuses).map((text) => [text, check?.(text)]))).toEqual(refuses)
  })

  it('is made of the characters of its set', () => {
    expect(characterFault.X('AZaz09_%')).toBe(null)
    expect(characterFault.X('ü')).toBe('invalid-cset82-character')
    expect(characterFault.Y('A#-/9')).toBe(null)
    expect(characterFault.Y('a')).toBe('invalid-cset39-character')
    expect(characterFault.Z('AB-_')).toBe(null)
    expect(characterFault.Z('AB=')).toBe(null)
    expect(characterFault.Z('A===')).toBe('invalid-cset64-padding')
    expect(characterFault.Z('A=')).toBe('invalid-cset64-padding')
    expect(characterFault.Z('A+B')).toBe('invalid-cset64-character')
  })
})

describe('a GTIN', () => {
  it('is comparable whatever its length, and a UPC-E is what it stands for', () => {
    expect(gtin14('96385074')).toBe('00000096385074')
    expect(gtin14('4006381333931')).toBe('04006381333931')
    expect(gtin14('4006381333930')).toBe(undefined)
    expect(gtin14('123456')).toBe(undefined)
    // One for each rule by which zeros were left out: the last digit of the six says which.
    for (const [short, long] of [
      ['425261', '042100005264'],
      ['425263', '042500000261'],
      ['425264', '042520000067'],
      ['425269', '042526000094'],
    ] as const) {
      const check = checkDigitOf(long.slice(0, -1))
      expect(expandUpcE(`0${short}${check}`)).toBe(`${long.slice(0, -1)}${check}`)
    }
    expect(expandUpcE('04252610')).toBe(undefined)
    expect(expandUpcE('24252614')).toBe(undefined)
  })

  it('that is a model number has a pair of check characters, up to a length for which there are primes', () => {
    expect(checkPairFault('A'.repeat(101))).toBe('too-long-for-check-pair-implementation')
  })
})

describe('a label', () => {
  it('says of each value what is wrong, then which identifiers may not stand together, lack others or say two things', () => {
    expect(valueFault({ ai: '01', value: '04006381333931' })).toBe(undefined)
    expect(valueFault({ ai: '01', value: '04006381333930' })).toEqual({ kind: 'incorrect-check-digit', ai: '01' })
    expect(valueFault({ ai: '0999', value: '1' })).toEqual({ kind: 'unknown-identifier', ai: '0999' })
    const gtin = { ai: '01', value: '04006381333931' }
    expect(faultsOf([gtin, { ai: '10', value: 'L7' }])).toEqual([])
    expect(faultsOf([{ ai: '10', value: 'L7' }]).map(({ kind }) => kind)).toEqual(['missing-pair'])
    expect(
      faultsOf([gtin, { ai: '02', value: '04006381333931' }, { ai: '37', value: '1' }]).map(({ kind }) => kind),
    ).toContain('excluded-pair')
    const twice = [gtin, { ai: '10', value: 'L7' }, { ai: '10', value: 'L8' }]
    expect(faultsOf(twice)).toEqual([{ kind: 'two-values', ai: '10' }])
  })
})
