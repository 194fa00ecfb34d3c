import { expect, it } from 'vitest'
import { REJECTIONS, rejectionWords } from '../../domain/errors.ts'

it('every rejection says what happened and what is safe, in plain words', () => {
  for (const [code, words] of Object.entries(REJECTIONS)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(words).toMatch(/^Not accepted: .+\. .+\.$/)
    expect(words).not.toMatch(/oops|went wrong|error|invalid|are you sure/i)
  }
})

it('a code from a newer server reads as the server said it, else as what is always true', () => {
  expect(rejectionWords('wrong-site')).toBe(REJECTIONS['wrong-site'])
  expect(rejectionWords('brand-new', 'Not accepted: the bin is sealed.')).toBe('Not accepted: the bin is sealed.')
  expect(rejectionWords('constructor')).toContain('kept here')
  expect(rejectionWords(undefined)).toContain('kept here')
})
