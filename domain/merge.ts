/**
 * Three-way merge of an edit into what the document is by now, field by field and, where a field is a list of named
 * things, element by element. What only one side changed merges silently. What both changed, differently, keeps the
 * server's value and is handed back as a conflict with base, mine and theirs: neither value is ever lost.
 */
import { type ElementKey, elementKeyOf, type Fields, hasElements, settlesItself } from './edit.ts'

export type Conflict = {
  readonly field: string
  /** The element's code, id or key, where the field merges by element. */
  readonly element?: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export type Merge = {
  readonly next: Record<string, unknown>
  readonly changedFields: string[]
  /** `field`, or `field/element` where only that element changed: what a device has set, for `sameDeviceFields` later. */
  readonly changedPaths: string[]
  readonly conflicts: Conflict[]
}

/** Equal as JSON values; what is absent equals null, at every level (PROTOCOL, "edit"). */
export const sameValue = (a: unknown, b: unknown): boolean => {
  const [x, y] = [a ?? null, b ?? null]
  if (x === y) return true
  if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) return false
  if (Array.isArray(x) !== Array.isArray(y)) return false
  if (Array.isArray(x) && Array.isArray(y)) {
    return x.length === y.length && x.every((element, at) => sameValue(element, y[at]))
  }
  const [left, right] = [x as Fields, y as Fields]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    sameValue(own(left, key), own(right, key)),
  )
}

/** A key named `constructor` is data here, not what objects inherit. */
const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : null)

type Verdict = 'keep' | 'take' | 'clash'

/** The heart: of base, mine and theirs, who changed what? */
const judge = (base: unknown, mine: unknown, theirs: unknown, isOwnEarlier: boolean): Verdict => {
  if (sameValue(mine, theirs) || sameValue(mine, base)) return 'keep'
  return sameValue(base, theirs) || isOwnEarlier ? 'take' : 'clash'
}

/** A list or record as its elements by name, in order; null when it is neither (then the field merges whole). */
const elementsOf = (value: unknown, key: ElementKey): Map<string, unknown> | null => {
  if (!hasElements(value, key)) return null
  if (value === null || value === undefined) return new Map()
  if (key === 'key') return new Map(Object.entries(value))
  const list = value as readonly Fields[]
  const byName = new Map(list.map((element) => [String(element[key]), element]))
  return byName.size === list.length ? byName : null
}

const assemble = (elements: Map<string, unknown>, key: ElementKey): unknown =>
  key === 'key' ? Object.fromEntries(elements) : [...elements.values()]

type FieldMerge = { value: unknown; changed: string[]; conflicts: Conflict[] }

const mergeElements = (
  field: string,
  values: { base: unknown; mine: unknown; theirs: unknown },
  isOwnEarlier: (path: string, field?: string) => boolean,
): FieldMerge | null => {
  const key = elementKeyOf(field)
  if (key === null) return null
  const [base, mine, theirs] = [values.base, values.mine, values.theirs].map((value) => elementsOf(value, key))
  if (!base || !mine || !theirs) return null
  const merged = new Map(theirs)
  const result: FieldMerge = { value: null, changed: [], conflicts: [] }
  for (const element of new Set([...base.keys(), ...mine.keys()])) {
    const [b, m, t] = [base, mine, theirs].map((side) => side.get(element) ?? null)
    const path = `${field}/${element}`
    const judged = judge(b, m, t, !settlesItself(field) && isOwnEarlier(path, field))
    const verdict = judged === 'clash' && settlesItself(field) ? (t === null ? 'keep' : 'take') : judged
    if (verdict === 'clash') result.conflicts.push({ field, element, base: b, mine: m, theirs: t })
    if (verdict !== 'take') continue
    result.changed.push(path)
    if (m === null) merged.delete(element)
    else merged.set(element, m)
  }
  result.value = assemble(merged, key)
  return result
}

const mergeField = (
  field: string,
  values: { base: unknown; mine: unknown; theirs: unknown },
  isOwnEarlier: (path: string, field?: string) => boolean,
): FieldMerge => {
  // Of a list it is told by element who set what: the device that once said all of it has not seen what others put in since.
  const isOwn = elementKeyOf(field) === null && isOwnEarlier(field)
  const verdict = judge(values.base, values.mine, values.theirs, isOwn)
  if (verdict === 'take') return { value: values.mine, changed: [field], conflicts: [] }
  if (verdict === 'keep') return { value: values.theirs, changed: [], conflicts: [] }
  const byElement = mergeElements(field, values, isOwnEarlier)
  if (byElement) return byElement
  if (isOwnEarlier(field)) return { value: values.mine, changed: [field], conflicts: [] }
  return { value: values.theirs, changed: [], conflicts: [{ field, ...values }] }
}

/**
 * Merges an edit into the current document. `sameDeviceFields` names fields (or `field/element`) whose current value was
 * set by an earlier action of the same device: those are no clash, since the person saw what they did themselves.
 * `otherDeviceFields` names elements that another device has set since, in a field that is otherwise the same device's.
 */
export const mergeEdit = (edit: {
  readonly current: Fields
  readonly base: Fields
  readonly set: Fields
  readonly sameDeviceFields?: ReadonlySet<string>
  readonly otherDeviceFields?: ReadonlySet<string>
}): Merge => {
  const next: Record<string, unknown> = { ...edit.current }
  const merge: Merge = { next, changedFields: [], changedPaths: [], conflicts: [] }
  const isOwnEarlier = (path: string, field = path): boolean =>
    edit.sameDeviceFields?.has(path) ||
    (edit.sameDeviceFields?.has(field) && !edit.otherDeviceFields?.has(path)) ||
    false
  for (const [field, mine] of Object.entries(edit.set)) {
    const values = { base: own(edit.base, field), mine: mine ?? null, theirs: own(edit.current, field) }
    const { value, changed, conflicts } = mergeField(field, values, isOwnEarlier)
    if (changed.length > 0) {
      next[field] = value
      merge.changedFields.push(field)
      merge.changedPaths.push(...changed)
    }
    merge.conflicts.push(...conflicts)
  }
  return merge
}
