/** What the server refuses and why a file cannot be read is said in the person's language, by its name. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { problemSaid } from '../../../client/parts/problem-said.ts'
import { arabic } from '../../../client/words/ar/index.ts'
import { german } from '../../../client/words/de/index.ts'
import { english } from '../../../client/words/en/index.ts'
import { spanish } from '../../../client/words/es/index.ts'
import { FILE_FAULTS, type FileFaultCode, sayFileFault } from '../../../domain/file-fault.ts'
import { PROBLEMS, type ProblemName, problemNameOf, problemType } from '../../../domain/problem-names.ts'

const LANGUAGES = { german, spanish, arabic }
const names = Object.keys(PROBLEMS) as ProblemName[]

/** Every name that a source of the server gives to a problem. */
const named = (): string[] => {
  const root = resolve(import.meta.dirname, '../../../sync-server')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(resolve(root, file), 'utf8').matchAll(/new HttpProblem\(\s*\d+,\s*'([a-z-]+)'/g),
    ])
    .map(([, name]) => name ?? '')
}

test('every problem that the server can answer with is known by its type', () => {
  const given = new Set(named())
  expect(given.size).toBeGreaterThan(20)
  expect([...given].filter((name) => problemNameOf(`urn:bincard:problem:${name}`) !== name)).toEqual([])
  // And none is kept that no server sends; one comes in a line of its own.
  expect(names.filter((name) => !given.has(name))).toEqual(['import-failed'])
})

test.each(Object.entries(LANGUAGES))(
  '%s has words of its own for every one, and for every fault of a file',
  (_language, words) => {
    expect(names.filter((name) => !words.problems[name] || words.problems[name] === english.problems[name])).toEqual([])
    const params = { row: 7, most: 9 }
    for (const code of Object.keys(FILE_FAULTS) as FileFaultCode[]) {
      const [said, plain] = [words.fileFaults, FILE_FAULTS].map((all) => sayFileFault(all, { code, params }))
      expect([code, said]).not.toEqual([code, plain])
      expect([code, ...['7', '9'].filter((one) => plain?.includes(one) && !said?.includes(one))]).toEqual([code])
    }
  },
)

test('it is said with its number; what is not known as the server said it', () => {
  expect(problemSaid({ type: problemType('forbidden'), title: 'No.', requestId: 'r-1' })).toBe(
    english.problemNumber(english.problems.forbidden, 'r-1'),
  )
  expect(problemSaid({ type: 'urn:bincard:problem:of-tomorrow', title: 'Not yet.', requestId: 'r-2' })).toContain(
    'Not yet.',
  )
  expect(problemSaid({ title: 'In between.' })).toBe('In between.')
  expect(problemNameOf('urn:bincard:problem:constructor')).toBeUndefined()
})
