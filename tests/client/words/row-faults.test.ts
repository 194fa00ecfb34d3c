import { expect, test } from 'vitest'
import { arabic } from '../../../client/words/ar/index.ts'
import { german } from '../../../client/words/de/index.ts'
import { english } from '../../../client/words/en/index.ts'
import { spanish } from '../../../client/words/es/index.ts'
import { type FaultCode, ROW_FAULTS, sayCellFault } from '../../../domain/row-fault.ts'

const PARAMS = { value: 'W-01', row: 7, least: 1, most: 9, choices: 'lot, serial', site: 'NORTH', code: 'in-use' }
const codes = Object.keys(ROW_FAULTS) as FaultCode[]
/** What the English sentence names must be named in every language. */
const named = (code: FaultCode): string[] => {
  const said = sayCellFault(ROW_FAULTS, { code, params: PARAMS })
  return ['W-01', '7', 'lot, serial', 'NORTH'].filter((one) => said.includes(one))
}

test.each([
  ['German', german],
  ['Spanish', spanish],
  ['Arabic', arabic],
] as const)('%s says every fault of a row in words of its own, and names what English names', (_language, words) => {
  for (const code of codes) {
    const said = sayCellFault(words.rowFaults, { code, params: PARAMS })
    expect([code, said]).not.toEqual([code, sayCellFault(english.rowFaults, { code, params: PARAMS })])
    expect(said).not.toMatch(/undefined|NaN/)
    expect([code, ...named(code).filter((one) => !said.includes(one))]).toEqual([code])
  }
})

test('what the push refuses is said as in the inbox', () => {
  expect(sayCellFault(german.rowFaults, { code: 'refused', params: { code: 'in-use' } })).toBe(
    german.rejections['in-use'],
  )
  expect(sayCellFault(german.rowFaults, { code: 'refused', params: { code: 'of tomorrow' } })).toBe(
    german.otherRejection,
  )
})
