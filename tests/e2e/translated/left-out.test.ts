/** Says in every run in another language what it leaves out, and holds that the list is of flows there are. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENGLISH_ONLY } from './english-only.ts'

describe('goes in English alone', () => {
  test.skip.each(Object.entries(ENGLISH_ONLY))('%s: %s', () => {})
})

test('what is left out is there', () => {
  const gone = Object.keys(ENGLISH_ONLY).filter((file) => !existsSync(join(import.meta.dirname, '..', file)))
  expect(gone).toEqual([])
})
