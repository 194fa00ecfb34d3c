import { expect, test } from 'vitest'
import { messageOf, stackOf } from '../../../client/platform/failure-reports.ts'

test('a report says what broke, and neither what somebody entered nor what it was about', () => {
  expect(messageOf(`SyntaxError: Unexpected token 'B', "Bolts for "... is not valid JSON`)).toBe(
    `SyntaxError: Unexpected token 'B', "…"... is not valid JSON`,
  )
  expect(messageOf('Error: no item 0198c0de-0000-7000-8000-00000000abcd')).toBe('Error: no item :id')
  expect(messageOf('x'.repeat(9_999))).toHaveLength(500)
})

test('its stack is places in the code alone, of each engine', () => {
  const chromium = 'Error: the bolt\n    at Row (https://depot.example/assets/start-Ab1.js:3:14)\n    at div'
  expect(stackOf(chromium)).toBe('at Row (/assets/start-Ab1.js:3:14)\nat div')
  expect(stackOf('Row@https://depot.example/assets/start-Ab1.js:3:14\n')).toBe('Row@/assets/start-Ab1.js:3:14')
})
