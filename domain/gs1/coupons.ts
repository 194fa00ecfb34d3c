/**
 * North American coupons, in AI (8110) and (8112): fields one after another, many led by a digit that tells their length.
 * A warehouse meets them on promotional packs only; they are checked so that such a label is not taken for a broken one.
 */
import { digitsOnly } from './character-sets.ts'
import { dateFault } from './dates.ts'

/** Takes its part from the front and gives what is left, or names what is wrong. */
type Field = (text: string) => { rest: string } | { fault: string }

const ALL = '0123456789'

const code =
  (name: string, allowed = ALL): Field =>
  (text) => {
    if (text === '') return { fault: `coupon-missing-${name}` }
    return allowed.includes(text.charAt(0)) ? { rest: text.slice(1) } : { fault: `coupon-invalid-${name}` }
  }

const fixed =
  (name: string, length: number): Field =>
  (text) =>
    text.length < length ? { fault: `coupon-truncated-${name}` } : { rest: text.slice(length) }

/** A digit tells the length: so many more than `least`; 9 is none at all where `noneAt9`. */
const variable =
  (name: string, allowed: string, least = 0, noneAt9 = false): Field =>
  (text) => {
    if (text === '') return { fault: `coupon-missing-${name}-vli` }
    const lead = text.charAt(0)
    if (!allowed.includes(lead)) return { fault: `coupon-invalid-${name}-length` }
    return fixed(name, noneAt9 && lead === '9' ? 0 : Number(lead) + least)(text.slice(1))
  }

const yymmdd = dateFault({ digits: 6, dayZero: false })

const date =
  (name: string): Field =>
  (text) => {
    if (text.length < 6) return { fault: `coupon-too-short-for-${name}` }
    return yymmdd(text.slice(0, 6)) === null ? { rest: text.slice(6) } : { fault: `coupon-invalid-${name}` }
  }

const purchase = (nth: string): Field[] => [
  variable(`${nth}-purchase-requirement`, '12345'),
  code(`${nth}-purchase-requirement-code`, '012349'),
  fixed(`${nth}-purchase-family-code`, 3),
]

const COUPON: readonly Field[] = [
  variable('gcp', '0123456', 6),
  fixed('offer-code', 6),
  variable('save-value', '12345'),
  ...purchase('1st'),
]

/** Each behind the digit that announces it, in this order, present or not. */
const OPTIONAL: readonly (readonly [lead: string, fields: readonly Field[]])[] = [
  [
    '1',
    [
      code('additional-purchase-rules-code', '0123'),
      ...purchase('2nd'),
      variable('2nd-purchase-gcp', '01234569', 6, true),
    ],
  ],
  ['2', [...purchase('3rd'), variable('3rd-purchase-gcp', '01234569', 6, true)]],
  ['3', [date('expiration-date')]],
  ['4', [date('start-date')]],
  ['5', [variable('serial-number', ALL, 6)]],
  ['6', [variable('retailer-gcp-or-gln', '1234567', 6)]],
  [
    '9',
    [
      code('save-value-code', '01256'),
      code('save-value-applies-to-item', '012'),
      code('store-coupon-flag'),
      code('dont-multiply-flag', '01'),
    ],
  ],
]

const OFFER: readonly Field[] = [
  code('format-code', '01'),
  variable('funder', '0123456', 6),
  fixed('offer-code', 6),
  variable('serial-number', ALL, 6),
]

const through = (text: string, fields: readonly Field[]): ReturnType<Field> => {
  let rest = text
  for (const field of fields) {
    const taken = field(rest)
    if ('fault' in taken) return taken
    rest = taken.rest
  }
  return { rest }
}

const excess = (rest: string): string | null => (rest === '' ? null : 'coupon-excess-data')

export const offerFault = (text: string): string | null => {
  const taken = digitsOnly(text) === null ? through(text, OFFER) : { fault: 'non-digit-character' }
  return 'fault' in taken ? taken.fault : excess(taken.rest)
}

export const couponFault = (text: string): string | null => {
  let taken = digitsOnly(text) === null ? through(text, COUPON) : { fault: 'non-digit-character' }
  let expiration = ''
  for (const [lead, fields] of OPTIONAL) {
    if ('fault' in taken) break
    if (!taken.rest.startsWith(lead)) continue
    const body: string = taken.rest.slice(1)
    taken = through(body, fields)
    if (lead === '3') expiration = body.slice(0, 6)
    if (lead === '4' && 'rest' in taken && expiration !== '' && body.slice(0, 6) > expiration) {
      taken = { fault: 'coupon-expiration-before-start' }
    }
  }
  return 'fault' in taken ? taken.fault : excess(taken.rest)
}
