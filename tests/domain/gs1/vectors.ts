import { existsSync, readFileSync } from 'node:fs'
import { FNC1 } from '../../../domain/gs1/element.ts'

/** Real data of GS1, outside of the project: a test that needs it is skipped, and says so, where it is absent. */
const folder = new URL('../../../../shared/data/gs1/', import.meta.url)

export const hasVectors = existsSync(folder)
if (!hasVectors) console.log('skipped: the vectors of GS1 are not at ../shared/data/gs1')

export const dictionary = (): string => readFileSync(new URL('gs1-syntax-dictionary.txt', folder), 'utf8')

export type EngineVector = {
  kind: string
  input: string
  valid: boolean
  expected?: string | { symbology: string; data: string }
  error?: string
}

export type LinterVector = { linter: string; input: string; valid: boolean; error?: string }

const read = <T>(name: string): T[] => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T[]

export const engineVectors = (): EngineVector[] => read('gs1_engine_vectors_a.json')
export const linterVectors = (): LinterVector[] => read('gs1_linter_vectors_a.json')

/** The vectors write `^` for FNC1. */
export const withFnc1 = (text: string): string => text.replaceAll('^', FNC1)
export const withCaret = (text: string): string => text.replaceAll(FNC1, '^')

/** `INCORRECT_CHECK_DIGIT` is `incorrect-check-digit` here; one name is misspelt there. */
export const kindOf = (error: string | undefined): string | undefined =>
  error?.toLowerCase().replaceAll('_', '-').replace('exipiration', 'expiration')
