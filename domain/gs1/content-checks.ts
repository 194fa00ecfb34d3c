/**
 * The checks that the dictionary names for the content of a component ("linters"). Each gives what is wrong, by the name
 * that the dictionary's own tests use, or null.
 */
import { digitsOnly } from './character-sets.ts'
import { checkPairFault, hasCheckDigit } from './check-digits.ts'
import { COUNTRY_LETTERS, COUNTRY_NUMBERS, CURRENCY_NUMBERS, PACKAGE_TYPES } from './code-lists.ts'
import { couponFault, offerFault } from './coupons.ts'
import { dateFault } from './dates.ts'

export type Check = (text: string) => string | null

const among =
  (list: ReadonlySet<string>, kind: string): Check =>
  (text) =>
    list.has(text) ? null : kind

const matching =
  (pattern: RegExp, kind: string): Check =>
  (text) =>
    pattern.test(text) ? null : kind

/** One after the other; the first that finds something says it. */
const all =
  (...checks: Check[]): Check =>
  (text) => {
    for (const check of checks) {
      const fault = check(text)
      if (fault !== null) return fault
    }
    return null
  }

/** Two digits up to a greatest: an hour, a minute, a second. */
const clock = (name: string, below: number): Check =>
  all(
    (text) => (text.length < 2 ? `${name}-too-short` : text.length > 2 ? `${name}-too-long` : null),
    digitsOnly,
    (text) => (Number(text) < below ? null : `illegal-${name}`),
  )

const hour = clock('hour', 24)
const minute = clock('minute', 60)

const hourAndMinute = all(
  (text) => (text.length < 4 ? 'hour-with-minute-too-short' : text.length > 4 ? 'hour-with-minute-too-long' : null),
  (text) => hour(text.slice(0, 2)) ?? minute(text.slice(2)),
)

/** Ten digits that say an angle in units of 1e-7 degrees, from 0 up. */
const angle = (name: string, most: number): Check =>
  all(
    (text) => (text.length === 10 ? null : `${name}-invalid-length`),
    digitsOnly,
    (text) => (Number(text) <= most ? null : `invalid-${name}`),
  )

/**
 * A GS1 Company Prefix has at least four digits. Which prefixes are given out only GS1 knows: a label is never refused over
 * that here.
 */
const companyPrefix = all(
  (text) => (text.length < 4 ? 'too-short-for-gcp' : null),
  matching(/^\d{4}/, 'invalid-gcp-prefix'),
)

const ibanRest = (text: string): number => {
  let rest = 0
  for (const each of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(each, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

const iban = all(
  (text) => (text.length < 5 ? 'iban-too-short' : text.length > 34 ? 'iban-too-long' : null),
  matching(/^[0-9A-Z]*$/, 'invalid-iban-character'),
  (text) => among(COUNTRY_LETTERS, 'illegal-iban-country-code')(text.slice(0, 2)),
  (text) => (ibanRest(text) === 1 ? null : 'incorrect-iban-checksum'),
)

const pieceOfTotal: Check = all(
  (text) => (text !== '' && text.length % 2 === 0 ? null : 'invalid-length-for-piece-of-total'),
  digitsOnly,
  (text) => {
    const [piece, total] = [text.slice(0, text.length / 2), text.slice(text.length / 2)]
    if (/^0+$/.test(piece)) return 'zero-piece-number'
    if (/^0+$/.test(total)) return 'zero-total-pieces'
    return piece > total ? 'piece-number-exceeds-total' : null
  },
)

/** `2/3`: the second of three. */
const positionInSequence: Check = (text) => {
  const [, position, end] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (position === undefined || end === undefined) return 'position-in-sequence-malformed'
  if (position.startsWith('0') || end.startsWith('0')) return 'illegal-zero-prefix'
  const width = Math.max(position.length, end.length)
  return position.padStart(width, '0') > end.padStart(width, '0') ? 'position-exceeds-end' : null
}

export const contentChecks: Readonly<Record<string, Check>> = {
  couponcode: couponFault,
  couponposoffer: offerFault,
  csum: (text) => (hasCheckDigit(text) ? null : 'incorrect-check-digit'),
  csumalpha: checkPairFault,
  gcppos1: companyPrefix,
  gcppos2: (text) => companyPrefix(text.slice(1)),
  hasnondigit: matching(/\D/, 'requires-non-digit-character'),
  hh: hour,
  hhmi: hourAndMinute,
  hyphen: matching(/^-+$/, 'not-hyphen'),
  iban,
  importeridx: all(
    (text) => (text.length === 1 ? null : 'importer-idx-must-be-one-character'),
    matching(/^[0-9A-Za-z_-]$/, 'invalid-import-idx-character'),
  ),
  iso3166: among(COUNTRY_NUMBERS, 'not-iso3166'),
  iso3166999: (text) => (text === '999' || COUNTRY_NUMBERS.has(text) ? null : 'not-iso3166-or-999'),
  iso3166alpha2: among(COUNTRY_LETTERS, 'not-iso3166-alpha2'),
  iso4217: among(CURRENCY_NUMBERS, 'not-iso4217'),
  iso5218: matching(/^[0129]$/, 'invalid-biological-sex-code'),
  latitude: angle('latitude', 1_800_000_000),
  longitude: angle('longitude', 3_600_000_000),
  mediatype: matching(/^(0[1-9]|10|[89]\d)$/, 'invalid-media-type'),
  mi: minute,
  nonzero: all(digitsOnly, matching(/[1-9]/, 'illegal-zero-value')),
  nozeroprefix: all(digitsOnly, matching(/^(?!0)/, 'illegal-zero-prefix')),
  packagetype: among(PACKAGE_TYPES, 'invalid-package-type'),
  pcenc: matching(/^(?:[^%]|%[0-9A-Fa-f]{2})*$/, 'invalid-percent-sequence'),
  pieceoftotal: pieceOfTotal,
  posinseqslash: positionInSequence,
  ss: clock('second', 60),
  winding: matching(/^[019]$/, 'invalid-winding-direction'),
  yesno: matching(/^[01]$/, 'not-zero-or-one'),
  yymmd0: dateFault({ digits: 6, dayZero: true }),
  yymmdd: dateFault({ digits: 6, dayZero: false }),
  yyyymmd0: dateFault({ digits: 8, dayZero: true }),
  yyyymmdd: dateFault({ digits: 8, dayZero: false }),
  zero: matching(/^0+$/, 'not-zero'),
}
