/** Edits of documents: what a create must say, what the rest is when it says nothing, what can never change again. */
import { isVirtual, kindMayBecome } from './location.ts'
import type { EditableCollection, LocationKind } from './protocol/kinds.ts'
import { err, ok, type Result } from './result.ts'

/** The fields of a document that people set. */
export type Fields = Readonly<Record<string, unknown>>

type Creatable = Exclude<EditableCollection, 'exceptions'>

const REQUIRED: Readonly<Record<Creatable, readonly string[]>> = {
  items: ['sku', 'name', 'baseUnit'],
  locations: ['code', 'name', 'kind'],
  lots: ['itemId', 'code'],
  counts: ['name', 'siteId'],
  'count-schedules': ['name', 'siteId', 'everyDays', 'nextOn'],
  'item-costs': ['itemId', 'cost'],
  'supplier-prices': ['itemId', 'partnerId', 'price'],
  orders: ['kind', 'number', 'siteId'],
  partners: ['kind', 'name'],
  reasons: ['code', 'name'],
  categories: ['code', 'name'],
  attributes: ['code', 'name', 'kind'],
  'label-settings': [],
  'order-settings': [],
  printers: ['name', 'host'],
}

const DEFAULTS: Readonly<Record<Creatable, Fields>> = {
  items: {
    description: '',
    barcodes: [],
    units: [],
    tracking: 'none',
    category: '',
    shelfLifeDays: null,
    price: null,
    currency: null,
    reorder: null,
    negativePolicy: 'warn',
    abcClass: null,
    attributes: {},
    archived: false,
  },
  locations: {
    siteId: null,
    parentId: null,
    barcode: null,
    pickSequence: null,
    timeZone: null,
    hold: false,
    archived: false,
  },
  lots: { expiresOn: null, manufacturedOn: null, status: 'available' },
  counts: { scope: {}, blind: false, tolerance: {}, assigneeIds: [], state: 'planned', dueOn: null },
  'count-schedules': { scope: {}, blind: true, tolerance: {}, assigneeIds: [], active: true },
  'item-costs': { currency: null },
  'supplier-prices': { currency: null },
  orders: { partnerId: null, toSiteId: null, state: 'draft', dueOn: null, lines: [] },
  partners: { code: null, archived: false },
  reasons: { kinds: [], archived: false },
  categories: { archived: false },
  attributes: { unit: null, choices: [], archived: false },
  'label-settings': { companyPrefix: null, extension: 0, linkDomain: null },
  'order-settings': { purchase: null, sales: null, transfer: null },
  printers: { port: 9100, dotsPerMm: 8, archived: false },
}

/**
 * A lot belongs to its item (its id is made of it), an order keeps its kind, a count and its schedule their site, a cost its item, a
 * reason the code that movements name, a category that which items name, an
 * attribute the code and kind of the values that items carry. So does a place: who may see
 * stock goes by its site, and goods that really go to another site are transferred there.
 */
const FIXED: Readonly<Partial<Record<EditableCollection, readonly string[]>>> = {
  locations: ['siteId'],
  lots: ['itemId'],
  orders: ['kind'],
  counts: ['siteId'],
  reasons: ['code'],
  categories: ['code'],
  attributes: ['code', 'kind'],
  'count-schedules': ['siteId'],
  'item-costs': ['itemId'],
  'supplier-prices': ['itemId', 'partnerId'],
}

/** What movements were recorded by: changed under them, a pick made meanwhile with no network would no longer be one. */
const FIXED_BY_USE: Readonly<Partial<Record<EditableCollection, readonly string[]>>> = {
  items: ['tracking', 'baseUnit'],
}

/** Does this edit touch what can't change any more once stock of the document was recorded? */
export const touchesUse = (collection: EditableCollection, set: Fields): boolean =>
  (FIXED_BY_USE[collection] ?? []).some((field) => field in set)

/** The fields among those that it would change. */
export const changedByUse = (collection: EditableCollection, current: Fields, set: Fields): readonly string[] =>
  (FIXED_BY_USE[collection] ?? []).filter((field) => field in set && set[field] !== current[field])

export type EditError =
  | { readonly code: 'missing-fields'; readonly fields: string[] }
  | { readonly code: 'fixed-field'; readonly fields: string[] }
  | { readonly code: 'not-permitted'; readonly fields: string[] }

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/**
 * The whole document that a create makes: what it sets, and the defaults for the rest. Virtual places are made with the
 * organisation and exceptions by the server, never by an edit.
 */
export const createdFields = (collection: EditableCollection, set: Fields): Result<Fields, EditError> => {
  if (collection === 'exceptions') return err({ code: 'not-permitted', fields: [] })
  const required = [...REQUIRED[collection]]
  if (collection === 'locations') {
    if (isVirtual(set.kind as LocationKind)) return err({ code: 'not-permitted', fields: ['kind'] })
    if (set.kind !== 'site') required.push('siteId')
  }
  const missing = required.filter((field) => !isSaid(set[field]))
  return missing.length > 0
    ? err({ code: 'missing-fields', fields: missing })
    : ok({ ...structuredDefaults(collection), ...set })
}

const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]))
}

/** A fresh copy each time: two documents must not share one list. */
const structuredDefaults = (collection: Creatable): Fields => copyOf(DEFAULTS[collection]) as Fields

/** May these fields of this document change at all? */
export const mayChange = (collection: EditableCollection, current: Fields, set: Fields): Result<null, EditError> => {
  const changed = (field: string): boolean => field in set && set[field] !== current[field]
  const fixed = (FIXED[collection] ?? []).filter(changed)
  if (collection === 'locations' && changed('kind')) {
    if (!kindMayBecome(current.kind as LocationKind, set.kind as LocationKind)) fixed.push('kind')
  }
  // Without them nothing could be received, picked or lost any more.
  if (collection === 'locations' && isVirtual(current.kind as LocationKind) && set.archived === true) {
    fixed.push('archived')
  }
  return fixed.length > 0 ? err({ code: 'fixed-field', fields: fixed }) : ok(null)
}

/** What names an element of a field: a property of it, or its key in a record. */
export type ElementKey = 'code' | 'id' | 'itemId' | 'partnerId' | 'key'

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Can this be told apart by element: nothing at all, a record for `key`, else a list of things that each carry their name? */
export const hasElements = (
  value: unknown,
  key: ElementKey,
): value is Fields | readonly Fields[] | null | undefined => {
  if (value === null || value === undefined) return true
  if (key === 'key') return isRecord(value)
  return Array.isArray(value) && value.every((element) => isRecord(element) && typeof element[key] === 'string')
}

/** Is this a list of which nobody needs to be asked what stays? Of photographs a removal stands, and the arrangement that came last. */
export const settlesItself = (field: string): boolean => field === 'photos'

/** How the elements of a field are told apart, for those fields that merge element by element; others merge whole. */
export const elementKeyOf = (field: string): ElementKey | null => {
  if (field === 'components') return 'itemId'
  if (field === 'suppliers') return 'partnerId'
  if (field === 'barcodes' || field === 'units' || field === 'choices' || field === 'variesBy') return 'code'
  if (field === 'lines' || field === 'photos') return 'id'
  return field === 'attributes' ? 'key' : null
}
