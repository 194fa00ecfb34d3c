import { expect, test } from 'vitest'
import { reasonInWords } from '../../../client/parts/reason-said.ts'
import { words } from '../../../client/words/index.ts'
import { SHORT_REASONS } from '../../../domain/reason.ts'

test('why fewer were picked is kept as a code, and read in words; what somebody wrote themselves is read as it is', () => {
  expect(SHORT_REASONS.map(reasonInWords)).toEqual(Object.values(words.outbound.walk.reasons))
  expect(reasonInWords('not-enough')).toBe('Not enough there')
  expect(reasonInWords('fell off the lorry')).toBe('fell off the lorry')
  expect(reasonInWords('toString')).toBe('toString')
})
