/**
 * Canonical JSON (RFC 8785, JCS): one text for one value, whatever order its keys were written in, so that two copies of
 * an action can be compared by hash. Numbers and strings are those of ECMAScript, which the RFC adopts; keys sort by
 * UTF-16 code units.
 */
import { err, ok, type Result } from './result.ts'

/** Deeper than any action goes; beyond it lies only an attempt to exhaust the stack. */
const MAX_DEPTH = 64

type Refusal = 'not-json' | 'too-deep'

class NotCanonical extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal)
    this.refusal = refusal
  }
}

const quoted = (text: string): string => {
  if (!text.isWellFormed()) throw new NotCanonical('not-json') // RFC 8785 §3.2.2.2: a lone surrogate ends it
  return JSON.stringify(text)
}

const write = (value: unknown, depth: number): string => {
  if (depth > MAX_DEPTH) throw new NotCanonical('too-deep')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((element) => write(element ?? null, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new NotCanonical('not-json')
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quoted(key)}:${write(member, depth + 1)}`)
  return `{${members.join(',')}}`
}

/** The canonical text, or why there is none: not a JSON value (NaN, a lone surrogate), or nested beyond 64 levels. */
export const canonicalJson = (value: unknown): Result<string, Refusal> => {
  try {
    return ok(write(value, 0))
  } catch (error) {
    if (error instanceof NotCanonical) return err(error.refusal)
    throw error
  }
}
