/** A number with its noun, as each language's grammar has it. */
import { describe, expect, it } from 'vitest'
import { many as spanish } from '../../../client/words/es/many.ts'

describe('Spanish', () => {
  it.each([
    [0, '0 huecos'],
    [1, '1 hueco'],
    [2, '2 huecos'],
    [10_004, '10.004 huecos'],
    [1_000_000, '1.000.000 de huecos'],
    [1_000_001, '1.000.001 huecos'],
  ])('says %i', (count, said) => {
    expect(spanish(count, 'hueco', 'huecos')).toBe(said)
  })
})
