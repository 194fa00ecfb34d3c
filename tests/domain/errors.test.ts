import { expect, it } from 'vitest'
import { REJECTIONS } from '../../domain/errors.ts'

it('every rejection says what happened and what is safe, in plain words', () => {
  for (const [code, words] of Object.entries(REJECTIONS)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(words).toMatch(/^Not accepted: .+\. .+\.$/)
    expect(words).not.toMatch(/oops|went wrong|error|invalid|are you sure/i)
  }
})
