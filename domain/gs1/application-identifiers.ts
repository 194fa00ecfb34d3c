/** The application identifiers (AI) as the GS1 Syntax Dictionary lists them, parsed when the first label is read. */
import { TABLE } from './table.ts'

export type CharacterSet = 'N' | 'X' | 'Y' | 'Z'

export type Component = {
  readonly set: CharacterSet
  readonly least: number
  readonly most: number
  readonly optional: boolean
  /** Names of the checks its content must pass. */
  readonly checks: readonly string[]
}

export type Identifier = {
  readonly ai: string
  readonly title: string
  /** Its length is known from its first two digits: no FNC1 has to follow (GenSpecs §7.8.5). */
  readonly predefinedLength: boolean
  /** It may be an attribute of a Digital Link. */
  readonly linkAttribute: boolean
  readonly components: readonly Component[]
  /** Each of these must hold: one of its groups stands on the label whole. `n` stands for any digit. */
  readonly requires: readonly (readonly string[])[][]
  readonly excludes: readonly string[]
  /** The orders of qualifiers after it when it is the key of a Digital Link; undefined when it is no key. */
  readonly qualifiers: readonly (readonly string[])[] | undefined
}

const componentOf = (text: string): Component => {
  const [spec = '', ...checks] = text.split(',')
  const optional = spec.startsWith('[')
  const bare = optional ? spec.slice(1, -1) : spec
  const variable = bare.includes('..')
  const most = Number(bare.slice(1).replace('..', ''))
  return { set: bare[0] as CharacterSet, least: variable ? 1 : most, most, optional, checks }
}

const valuesOf = (attributes: readonly string[], key: string): string[] =>
  attributes.filter((each) => each.startsWith(`${key}=`)).map((each) => each.slice(key.length + 1))

const qualifiersOf = (attributes: readonly string[]): Identifier['qualifiers'] => {
  const [orders] = valuesOf(attributes, 'dlpkey')
  if (orders !== undefined) return orders.split('|').map((order) => order.split(','))
  return attributes.includes('dlpkey') ? [[]] : undefined
}

const identifiersOf = (line: string): Identifier[] => {
  const [range = '', flags = '', components = '', attributeText = '', title = ''] = line.split(';')
  const attributes = attributeText.split(' ')
  const shared = {
    title,
    predefinedLength: flags.includes('*'),
    linkAttribute: flags.includes('?'),
    components: components.split(' ').map(componentOf),
    requires: valuesOf(attributes, 'req').map((groups) => groups.split(',').map((group) => group.split('+'))),
    excludes: valuesOf(attributes, 'ex').flatMap((list) => list.split(',')),
    qualifiers: qualifiersOf(attributes),
  }
  return eachIn(range).map((ai) => ({ ...shared, ai }))
}

/** The identifiers from one to another: 3100-3105 are six. */
const eachIn = (range: string): string[] => {
  const [first = '', last = first] = range.split('-')
  const count = Number(last) - Number(first) + 1
  return Array.from({ length: count }, (_, n) => String(Number(first) + n).padStart(first.length, '0'))
}

let known: ReadonlyMap<string, Identifier> | undefined

/** All of them, by their digits. */
export const identifiers = (): ReadonlyMap<string, Identifier> => {
  known ??= new Map(
    TABLE.trim()
      .split('\n')
      .flatMap(identifiersOf)
      .map((identifier) => [identifier.ai, identifier]),
  )
  return known
}

export const identifierOf = (ai: string): Identifier | undefined => identifiers().get(ai)

/** The identifier that a text begins with; they are two to four digits, and none begins another. */
export const identifierAt = (text: string, at: number): Identifier | undefined => {
  for (let length = 2; length <= 4; length++) {
    const identifier = identifierOf(text.slice(at, at + length))
    if (identifier) return identifier
  }
  return undefined
}

/** Does an identifier match a pattern of the dictionary, where `n` is any digit? */
export const matches = (ai: string, pattern: string): boolean =>
  ai.length === pattern.length && [...pattern].every((each, at) => each === 'n' || each === ai[at])
