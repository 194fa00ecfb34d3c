/** What an organisation says of its items besides: a text, a number in a unit, yes or no, a day, one of a list. */
import { compareTexts } from './compare.ts'
import type { AttributeDocument, ItemDocument } from './protocol/documents.ts'
import { err, ok, type Result } from './result.ts'
import { type CellFault, cellFault } from './row-fault.ts'

export type Attribute = Pick<AttributeDocument, 'code' | 'name' | 'kind' | 'unit' | 'choices' | 'archived'>
export type AttributeValue = ItemDocument['attributes'][string]

/** What somebody may type of a text; the wire takes more, of other programs. */
export const MAX_ATTRIBUTE_TEXT = 1000
const DAY = /^\d{4}-\d{2}-\d{2}$/

const isDay = (text: string): boolean => {
  if (!DAY.test(text) || text.startsWith('0000')) return false
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

const plain = (text: string): string => text.trim().toLowerCase()

/** What a text in a field or a cell says of the attribute; null where it is empty. Numbers are as programs write them, days as YYYY-MM-DD. */
export const readAttribute = ({ kind, choices }: Attribute, text: string): Result<AttributeValue, CellFault> => {
  const said = text.trim()
  if (said === '') return ok(null)
  switch (kind) {
    case 'number':
      return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(said) && Number.isFinite(Number(said))
        ? // Never minus nothing, which no JSON has.
          ok(Number(said) + 0)
        : err(cellFault('number'))
    case 'yes-no': {
      const isYes = ['true', 'yes', '1'].includes(said.toLowerCase())
      return isYes || ['false', 'no', '0'].includes(said.toLowerCase()) ? ok(isYes) : err(cellFault('yes-no'))
    }
    case 'date':
      return isDay(said) ? ok(said) : err(cellFault('day'))
    case 'choice': {
      const one = choices.find(({ code }) => code === said) ?? choices.find(({ code }) => plain(code) === plain(said))
      return one
        ? ok(one.code)
        : err(cellFault('one-of', undefined, { choices: choices.map(({ code }) => code).join(', ') }))
    }
    case 'text':
      return ok(said)
  }
}

/** The text that `readAttribute` makes this value of; undefined where there is none, as of a value that is of another kind. */
export const writeAttribute = (attribute: Attribute, value: AttributeValue): string | undefined => {
  if (value === null || typeof value === 'object') return undefined
  const text = String(value)
  const again = readAttribute(attribute, text)
  return again.ok && again.value === value ? text : undefined
}

export type AttributeBook<A extends Attribute> = {
  /** By name, archived ones last. */
  readonly all: readonly A[]
  readonly offered: readonly A[]
  readonly byCode: (code: string) => A | undefined
  /** The one that a column or a person means: by code, else by name in whatever letters. */
  readonly meant: (text: string) => A | undefined
  /** What its column in a file is called: its name, where that means no other. */
  readonly columnOf: (attribute: Attribute) => string
}

export const attributeBook = <A extends Attribute>(attributes: Iterable<A>): AttributeBook<A> => {
  const all = [...attributes].sort(
    (a, b) =>
      Number(a.archived) - Number(b.archived) ||
      compareTexts(plain(a.name), plain(b.name)) ||
      compareTexts(a.code, b.code),
  )
  const byCode = new Map(all.map((one) => [one.code, one]))
  const byName = new Map([...all].reverse().map((one) => [plain(one.name), one]))
  const meant = (text: string): A | undefined => byCode.get(text.trim()) ?? byName.get(plain(text))
  return {
    all,
    offered: all.filter(({ archived }) => !archived),
    byCode: (code) => byCode.get(code),
    meant,
    columnOf: (one) => (meant(one.name)?.code === one.code ? one.name : one.code),
  }
}

/** No field of a document may be called so (docs/PROTOCOL.md): objects inherit them. */
const RESERVED = ['__proto__', 'constructor', 'prototype']

/** The code of a new attribute: its name as it is first called, numbered where that is taken. */
export const attributeCode = (name: string, isTaken: (code: string) => boolean): string => {
  const base = name.trim().slice(0, 90)
  const isFree = (code: string): boolean => !isTaken(code) && !RESERVED.includes(code)
  if (isFree(base)) return base
  let number = 2
  while (!isFree(`${base} ${number}`)) number++
  return `${base} ${number}`
}

/** The values with these set anew, those that are said to be nothing left out: what the edit of an item sets. */
export const withAttributes = (
  values: ItemDocument['attributes'],
  said: Readonly<Record<string, AttributeValue>>,
): ItemDocument['attributes'] =>
  Object.fromEntries(Object.entries({ ...values, ...said }).filter(([, value]) => value !== null))

/** What of an item's values is found by search: what is text. */
export const searchedAttributes = (values: ItemDocument['attributes'] | undefined): string[] =>
  Object.values(values ?? {}).filter((value) => typeof value === 'string')
