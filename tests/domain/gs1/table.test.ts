import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tableOf } from './dictionary.ts'
import { dictionary, hasVectors } from './vectors.ts'

it.skipIf(!hasVectors)('the table is what the script makes of the dictionary', () => {
  const committed = readFileSync(new URL('../../../domain/gs1/table.ts', import.meta.url), 'utf8')
  expect(committed).toBe(tableOf(dictionary()))
})
