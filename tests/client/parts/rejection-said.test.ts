import { expect, test } from 'vitest'
import { rejectionSaid } from '../../../client/parts/rejection-said.ts'
import { REJECTIONS } from '../../../domain/errors.ts'

test('a code is said by its words, one of a newer server by what that said, and any other by what is always true', () => {
  expect(rejectionSaid('wrong-site')).toBe(REJECTIONS['wrong-site'])
  expect(rejectionSaid('brand-new', 'Not accepted: the bin is sealed.')).toBe('Not accepted: the bin is sealed.')
  expect(rejectionSaid('constructor')).toContain('kept here')
  expect(rejectionSaid(undefined)).toContain('kept here')
})
