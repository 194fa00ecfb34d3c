/**
 * What a list of items is narrowed to by their attributes. Each is asked for in one text, so that links carry it and saved views keep it:
 * of choices and of yes or no a JSON list of those that fit, '' for what is not said; of numbers and days `from..to`, either end open; of a text
 * a part of it. Empty: nothing is said of the item.
 */
import { type Attribute, type AttributeValue, readAttribute } from './attribute.ts'
import type { ItemDocument } from './protocol/documents.ts'

/** By the code of the attribute. */
export type AttributeFilters = Readonly<Record<string, string>>

type AttributeWish =
  | { readonly of: 'nothing' }
  | { readonly of: 'one'; readonly values: readonly string[] }
  | { readonly of: 'range'; readonly from: string; readonly to: string }
  | { readonly of: 'part'; readonly text: string }

const BETWEEN = '..'

/** The two ends as they are typed, whether they can be asked for or not. */
export const endsOf = (asked: string): { from: string; to: string } => {
  const at = asked.indexOf(BETWEEN)
  return at < 0 ? { from: asked, to: '' } : { from: asked.slice(0, at), to: asked.slice(at + BETWEEN.length) }
}

export const betweenEnds = (from: string, to: string): string => `${from}${BETWEEN}${to}`

const valuesIn = (asked: string): readonly string[] | undefined => {
  try {
    const list: unknown = JSON.parse(asked)
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined
  } catch {
    // A link may say anything.
    return undefined
  }
}

export const oneOf = (values: readonly string[]): string => JSON.stringify(values)

/** What the text asks for; undefined where it asks for nothing that could be, as of a range that ends before it begins. */
export const readWish = (attribute: Attribute, asked: string): AttributeWish | undefined => {
  if (asked === '') return { of: 'nothing' }
  switch (attribute.kind) {
    case 'choice':
    case 'yes-no': {
      const values = valuesIn(asked)
      return values && values.length > 0 ? { of: 'one', values } : undefined
    }
    case 'number':
    case 'date': {
      const ends = endsOf(asked)
      const [from, to] = [readAttribute(attribute, ends.from), readAttribute(attribute, ends.to)]
      if (!from.ok || !to.ok || (from.value === null && to.value === null)) return undefined
      if (from.value !== null && to.value !== null && from.value > to.value) return undefined
      return { of: 'range', from: ends.from.trim(), to: ends.to.trim() }
    }
    case 'text':
      return asked.trim() === '' ? undefined : { of: 'part', text: asked.trim().toLowerCase() }
  }
}

type Test = (value: AttributeValue) => boolean

const never: Test = () => false

const testOf = (attribute: Attribute, asked: string): Test => {
  const wish = readWish(attribute, asked)
  switch (wish?.of) {
    // What nobody can ask for finds nothing, rather than more than was meant: what is found may be changed all at once.
    case undefined:
      return never
    case 'nothing':
      return (value) => value === null
    case 'one': {
      const values = new Set(wish.values)
      return (value) => values.has(value === null ? '' : String(value))
    }
    case 'range': {
      const end = (text: string): AttributeValue => {
        const read = readAttribute(attribute, text)
        return read.ok ? read.value : null
      }
      const [from, to] = [end(wish.from), end(wish.to)]
      const kind = attribute.kind === 'number' ? 'number' : 'string'
      return (value) =>
        typeof value === kind && value !== null && (from === null || value >= from) && (to === null || value <= to)
    }
    case 'part':
      return (value) => typeof value === 'string' && value.toLowerCase().includes(wish.text)
  }
}

/** Do the values of an item fit all that is asked for? Made once for many items. What is no attribute here finds nothing. */
export const attributeTest = (
  filters: AttributeFilters,
  byCode: (code: string) => Attribute | undefined,
): ((values: ItemDocument['attributes'] | undefined) => boolean) => {
  const tests = Object.entries(filters).map(([code, asked]) => {
    const attribute = byCode(code)
    return { code, test: attribute ? testOf(attribute, asked) : never }
  })
  return (values) => tests.every(({ code, test }) => test(values?.[code] ?? null))
}
