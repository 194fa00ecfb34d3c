import { expect, it } from 'vitest'
import {
  padAmounts,
  padAnd,
  padEntry,
  padOf,
  padValue,
  padWithout,
  press,
  typed,
} from '../../../client/ui/pad-entry.ts'

const empty = padEntry(undefined, 'pcs')
/** As a keyboard does it: the figure so far, and one character more. */
const keyed = (text: string) => [...text].reduce((entry, key) => typed(entry, `${entry.text}${key}`), empty)

it('a decimal that is typed stays one, with a point or a comma: 1.5 is not 15', () => {
  expect(padValue(keyed('1.5'))).toBe(1.5)
  expect(padValue(keyed('0,25'))).toBe(0.25)
  expect(padValue(keyed('1.'))).toBe(1)
})

it('what is no figure changes nothing', () => {
  expect(typed(keyed('12'), '12x').text).toBe('12')
  expect(typed(keyed('12'), '-12').text).toBe('12')
  expect(typed(keyed('12'), '1e9').text).toBe('12')
  expect(keyed('.').text).toBe('')
})

it('leading zeros fall away and nine digits are enough', () => {
  expect(keyed('007').text).toBe('7')
  expect(keyed('00').text).toBe('0')
  expect(keyed('1234567890').text).toBe('123456789')
})

it('− and + go by whole steps, never below nothing', () => {
  expect(press(keyed('1.2'), '+').text).toBe('2.2')
  expect(press(keyed('0.5'), '-').text).toBe('0')
})

it('the first digit after − + or all starts anew', () => {
  expect(press(press(keyed('4'), '+'), '7').text).toBe('7')
  expect(press(press(empty, { all: 30 }), '2').text).toBe('2')
})

it('several units are said together, and each can be taken back', () => {
  const cases = { ...padEntry(undefined, 'case'), text: '3' }
  const mixed = press(padAnd(cases, 'pcs', 'pcs'), '4')
  expect(padAmounts(mixed, 'pcs')).toEqual([
    { quantity: 3, unit: 'case' },
    { quantity: 4, unit: 'pcs' },
  ])
  expect(padAmounts(padWithout(mixed, 0), 'pcs')).toEqual([{ quantity: 4, unit: 'pcs' }])
  expect(padAmounts(padOf(padAmounts(mixed, 'pcs'), 'pcs'), 'pcs')).toEqual(padAmounts(mixed, 'pcs'))
  expect(padAmounts(empty, 'pcs')).toEqual([])
})

it('digits as Arabic writes them are the same figure', () => {
  expect(padValue(keyed('١٢'))).toBe(12)
  expect(padValue(keyed('٠٫٥'))).toBe(0.5)
  expect(padValue(keyed('۳'))).toBe(3)
})
