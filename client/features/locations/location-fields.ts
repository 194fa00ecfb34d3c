import { isPhysical, kindMayBecome, siteOf } from '../../../domain/location.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import type { LocationKind } from '../../../domain/protocol/kinds.ts'

const KINDS = ['bin', 'dock', 'aisle', 'zone', 'site'] as const satisfies readonly LocationKind[]

/** What the form holds: text where a person types text; an empty time zone is none. */
export type LocationFields = {
  code: string
  name: string
  barcode: string
  hold: boolean
  capacity: string
  archived: boolean
  kind: LocationKind
  parentId: string | undefined
  timeZone: string
}

export const kindsOffered = (now: LocationKind | undefined): readonly LocationKind[] =>
  KINDS.filter((kind) => now === undefined || kindMayBecome(now, kind))

/** A new site counts its days where it is made; one that has no time zone says so, until somebody gives it one. */
export const fieldsOf = (
  place: LocationDocument | undefined,
  fresh: { inside?: string | undefined; timeZone: string },
): LocationFields => ({
  code: place?.code ?? '',
  name: place?.name ?? '',
  barcode: place?.barcode ?? '',
  hold: place?.hold ?? false,
  capacity: place?.capacity ?? '',
  archived: place?.archived ?? false,
  kind: place?.kind ?? 'bin',
  parentId: place ? (place.parentId ?? place.siteId ?? undefined) : fresh.inside,
  timeZone: place ? (place.timeZone ?? '') : fresh.timeZone,
})

type Setting = Record<string, unknown>

/** The form again as an edit that was not accepted left it. */
export const fieldsAfter = (fields: LocationFields, set: Setting | undefined): LocationFields => {
  if (!set) return fields
  const said = fieldsOf({ ...set } as unknown as LocationDocument, { timeZone: '' })
  const isSaid = (field: string) => field in set || (field === 'parentId' && set.siteId !== undefined)
  return { ...fields, ...Object.fromEntries(Object.entries(said).filter(([field]) => isSaid(field))) }
}

/** Nobody said it: what a field that is not there counts as. */
const absent = (field: string) => (field === 'hold' || field === 'archived' ? false : null)

/** What an edit sets, and what the person saw there before: what others changed meanwhile is no change of theirs. */
export const editOf = (
  fields: LocationFields,
  seen: LocationDocument | undefined,
  parent: LocationDocument | undefined,
): { set: Setting; base: Setting } => {
  const { kind, archived } = fields
  const isSite = kind === 'site'
  const moved = parent && parent.id !== fieldsOf(seen, { timeZone: '' }).parentId
  const wanted: Setting = {
    code: fields.code.trim(),
    name: fields.name.trim() || fields.code.trim(),
    barcode: fields.barcode.trim() || null,
    kind,
    ...(isPhysical(kind) ? { hold: fields.hold, capacity: fields.capacity.trim() || null } : {}),
    ...(isSite ? { timeZone: fields.timeZone || null } : moved ? { parentId: parent.id } : {}),
    archived,
  }
  if (!seen) return { set: { ...wanted, ...(!isSite && parent ? { siteId: siteOf(parent) } : {}) }, base: {} }
  const before: Setting = { ...seen }
  const changed = Object.keys(wanted).filter((field) => wanted[field] !== (before[field] ?? absent(field)))
  return {
    set: Object.fromEntries(changed.map((field) => [field, wanted[field]])),
    base: Object.fromEntries(changed.map((field) => [field, before[field] ?? null])),
  }
}
