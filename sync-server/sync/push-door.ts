/**
 * The push door: looks at each action of a body alone, so that one bad action never fails the others, and gives it the
 * hash by which a repeated push is known. What has no id to be kept by is answered by its place.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { isId } from '../../domain/ids.ts'
import { type Action, action as actionSchema } from '../../domain/protocol/actions.ts'
import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'
import type { TurnedDown } from './push-context.ts'

/** An action that may be decided on. */
export type Admitted = { kind: 'admitted'; action: Action; hash: string; content: unknown }
/** One that is turned down and kept: it has an id to be asked for by. */
type Refused = TurnedDown & { kind: 'refused'; hash: string; code: 'bad-shape'; message: string; content: unknown }
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

/** What others may wait for, of one that is turned down before the rules have seen it: it may be anything. */
export const turnedDown = ({ id, ...said }: { id: string; [field: string]: unknown }): TurnedDown => ({
  id,
  // What never happened is undone by doing nothing.
  ...(said.type === 'movement' ? { type: said.type } : {}),
  ...(isId(said.groupId) ? { group: said.groupId } : {}),
  ...(said.type === 'edit' && said.op === 'create' && isId(said.documentId) ? { creates: said.documentId } : {}),
})

const idOf = (raw: unknown): string | null => {
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : null
  return isId(id) ? id : null
}

const hashOf = (canonical: string): string => createHash('sha256').update(canonical).digest('hex')

/** Of what cannot be kept as it was said, it is kept that it came: others may wait for it, and somebody should know. */
const kept = (raw: unknown, id: string, message: string): Refused => ({
  ...{ kind: 'refused', ...turnedDown({ ...(raw as object), id }), code: 'bad-shape', message },
  ...{ hash: hashOf(JSON.stringify([id, message])), content: { id, unreadable: true } },
})

/** `isRead`: it was read by its schema already, by whoever made it in this process; the rest is looked at all the same. */
export const admit = (raw: unknown, isRead = false): DoorVerdict => {
  const id = idOf(raw)
  if (id === null) return { kind: 'unstorable', id, code: 'bad-shape', message: 'id: must be a UUID in lower case' }
  const canonical = canonicalJson(raw)
  if (!canonical.ok) return kept(raw, id, canonical.error)
  const trouble = unstorable(raw)
  if (trouble) return kept(raw, id, trouble)

  const hash = hashOf(canonical.value)
  const refused = { ...turnedDown(raw as { id: string }), hash, kind: 'refused', code: 'bad-shape' } as const
  if (Buffer.byteLength(canonical.value) > PUSH_LIMITS.actionBytes) {
    const message = `larger than ${PUSH_LIMITS.actionBytes} bytes`
    return { ...refused, message, content: { id, truncated: true } }
  }
  if (isRead) return { kind: 'admitted', action: raw as Action, hash, content: raw }
  const parsed = actionSchema.safeParse(raw)
  if (parsed.success) return { kind: 'admitted', action: parsed.data, hash, content: raw }
  const message = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'action'}: ${issue.message}`).join('; ')
  return { ...refused, message, content: raw }
}
