import { describe, expect, it } from 'vitest'
import { type CharacterSet, identifiers } from '../../../domain/gs1/application-identifiers.ts'
import { characterFault } from '../../../domain/gs1/character-sets.ts'
import { contentChecks } from '../../../domain/gs1/content-checks.ts'
import { readDigitalLink } from '../../../domain/gs1/digital-link.ts'
import type { Element, Gs1Fault } from '../../../domain/gs1/element.ts'
import { elementString, readBracketed, readElementString } from '../../../domain/gs1/element-string.ts'
import { readScanData, type ScanData } from '../../../domain/gs1/scan-data.ts'
import { valueFault } from '../../../domain/gs1/validate.ts'
import type { Result } from '../../../domain/result.ts'
import { type EngineVector, engineVectors, hasVectors, kindOf, linterVectors, withCaret, withFnc1 } from './vectors.ts'

/** The sets of characters are checks like any other to the linters' tests. */
const SETS: Record<string, CharacterSet> = { csetnumeric: 'N', cset82: 'X', cset39: 'Y', cset64: 'Z' }

const COMPANY_PREFIXES =
  'the list of company prefixes that were given out is not public; the test puts another in its place'

const LEFT_OUT: Record<string, string> = {
  GCP_DATASOURCE_OFFLINE: COMPANY_PREFIXES,
  INVALID_GCP_PREFIX: COMPANY_PREFIXES,
}

type Read = Result<readonly Element[], Gs1Fault>

const withContent = (read: Read): Read => {
  const fault = read.ok ? read.value.map(valueFault).find((each) => each !== undefined) : undefined
  return fault ? { ok: false, error: fault } : read
}

const SYMBOLOGIES: Record<string, string> = {
  QR: ']Q',
  DM: ']d',
  DotCode: ']J',
  DataBarExpanded: ']e',
  GS1_128_CCA: ']C',
  EAN13: ']E0',
  EAN8: ']E4',
}

/** As the vectors write it: a text that begins with `^` has a backslash before, so that it is no FNC1. */
const written = (data: ScanData): string => {
  if (data.kind === 'gs1') return withCaret(elementString(data.elements))
  if (data.kind === 'gtin' && data.elements.length > 0) return `${data.text}|${withCaret(elementString(data.elements))}`
  return /^\\*\^/.test(data.text) ? `\\${data.text}` : data.text
}

/** What is judged of each kind: whether it is valid, and how it reads. */
const judge: Record<string, (vector: EngineVector) => { ok: boolean; text?: string; kind?: string }> = {
  bracketed_ai: ({ input }) => told(readBracketed(input)),
  bracketed_ai_content: ({ input }) => told(withContent(readBracketed(input))),
  unbracketed_ai: ({ input }) => told(withContent(readElementString(withFnc1(input)))),
  // A link that the vectors hold to be good with older forms allowed is read so, one that must fail without them.
  digital_link: ({ input, valid }) => told(withContent(readDigitalLink(input, { legacy: valid }))),
  scan_data: ({ input }) => {
    const read = readScanData(input)
    const content = read.ok && 'elements' in read.value ? withContent({ ok: true, value: read.value.elements }) : read
    if (!content.ok) return { ok: false, kind: content.error.kind }
    return read.ok ? { ok: true, text: written(read.value) } : { ok: false, kind: read.error.kind }
  },
}

const told = (read: Read) =>
  read.ok ? { ok: true, text: withCaret(elementString(read.value)) } : { ok: false, kind: read.error.kind }

describe.skipIf(!hasVectors)('the vectors of GS1', () => {
  const engine = hasVectors ? engineVectors() : []
  const linters = hasVectors ? linterVectors() : []

  it('for messages, links and scans are all judged', () => {
    expect(engine.filter((vector) => !(vector.kind in judge))).toEqual([])
    expect(engine).toHaveLength(226)
  })

  it.each(engine)('$kind $input is valid: $valid', (vector) => {
    const said = judge[vector.kind]?.(vector)
    expect(said?.ok).toBe(vector.valid)
    if (typeof vector.expected === 'string') expect(said?.text).toBe(vector.expected)
    if (typeof vector.expected === 'object') {
      expect(said?.text).toBe(vector.expected.data)
      expect(vector.input.startsWith(SYMBOLOGIES[vector.expected.symbology] ?? '?')).toBe(true)
    }
    if (vector.error) expect(said?.kind).toBe(kindOf(vector.error))
  })

  it('for the content of values all hold, but for those left out', () => {
    const leftOut = linters.filter(({ error }) => error !== undefined && error in LEFT_OUT)
    for (const { linter, input, error } of leftOut) {
      console.log(`left out: ${linter} ${input} ${error}: ${LEFT_OUT[error ?? '']}`)
    }
    console.log(`vectors of content: ${linters.length}, of which left out: ${leftOut.length}`)
    const wrong = linters
      .filter((vector) => !leftOut.includes(vector))
      .map(({ linter, input, error }) => {
        const set = SETS[linter]
        const said = set ? characterFault[set](input) : contentChecks[linter]?.(input)
        return { linter, input, said, expected: kindOf(error) ?? null }
      })
      .filter(({ said, expected }) => said !== expected)
    expect(wrong).toEqual([])
  })

  it('know no check that is missing here', () => {
    const named = [...identifiers().values()].flatMap(({ components }) => components.flatMap(({ checks }) => checks))
    expect(named.filter((name) => !(name in contentChecks))).toEqual([])
  })
})
