/**
 * The push door: looks at each action of a body alone, so that one bad action never fails the others, and gives it the
 * hash by which a repeated push is known. What cannot be stored (no id, no Unicode) is answered by its place.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { isId } from '../../domain/ids.ts'
import { type Action, action as actionSchema } from '../../domain/protocol/actions.ts'
import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'

/** An action that may be decided on. */
export type Admitted = { kind: 'admitted'; action: Action; hash: string; content: unknown }
/** One that is turned down and kept: it has an id to be asked for by. */
type Refused = { kind: 'refused'; id: string; hash: string; code: 'bad-shape'; message: string; content: unknown }
/** One that cannot even be kept. */
type Unstorable = { kind: 'unstorable'; id: string | null; code: 'bad-shape' | 'not-yours'; message: string }
export type DoorVerdict = Admitted | Refused | Unstorable

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Finds what JSON can say and neither Postgres nor an object can safely hold. */
const unstorable = (value: unknown): string | null => {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return 'text with U+0000 cannot be kept'
    return value.isWellFormed() ? null : 'text with a lone surrogate cannot be kept'
  }
  if (typeof value !== 'object' || value === null) return null
  for (const key of Object.keys(value)) {
    if (FORBIDDEN_KEYS.has(key)) return `a field named ${key} cannot be kept`
    const found = unstorable(key) ?? unstorable((value as Record<string, unknown>)[key])
    if (found) return found
  }
  return null
}

const idOf = (raw: unknown): string | null => {
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : null
  return isId(id) ? id : null
}

/** `isRead`: it was read by its schema already, by whoever made it in this process; the rest is looked at all the same. */
export const admit = (raw: unknown, isRead = false): DoorVerdict => {
  const id = idOf(raw)
  const canonical = canonicalJson(raw)
  if (id === null) return { kind: 'unstorable', id, code: 'bad-shape', message: 'id: must be a UUID in lower case' }
  if (!canonical.ok) return { kind: 'unstorable', id, code: 'bad-shape', message: canonical.error }
  const trouble = unstorable(raw)
  if (trouble) return { kind: 'unstorable', id, code: 'bad-shape', message: trouble }

  const hash = createHash('sha256').update(canonical.value).digest('hex')
  if (Buffer.byteLength(canonical.value) > PUSH_LIMITS.actionBytes) {
    const message = `larger than ${PUSH_LIMITS.actionBytes} bytes`
    return { kind: 'refused', id, hash, code: 'bad-shape', message, content: { id, truncated: true } }
  }
  if (isRead) return { kind: 'admitted', action: raw as Action, hash, content: raw }
  const parsed = actionSchema.safeParse(raw)
  if (parsed.success) return { kind: 'admitted', action: parsed.data, hash, content: raw }
  const message = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'action'}: ${issue.message}`).join('; ')
  return { kind: 'refused', id, hash, code: 'bad-shape', message, content: raw }
}
