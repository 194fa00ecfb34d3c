/** GS1 Digital Link URIs, uncompressed: the key and its qualifiers in the path, attributes in the query. */
import { err, ok, type Result } from '../result.ts'
import { type Identifier, identifierOf } from './application-identifiers.ts'
import { hasCheckDigit } from './check-digits.ts'
import { piecesOf } from './components.ts'
import type { Element, Gs1Fault } from './element.ts'

type Options = {
  /** Take what older links hold: a GTIN without its zeros, and names (`gtin`, `lot`) for identifiers. */
  readonly legacy: boolean
}

const URI = /^(?:https?|HTTPS?):\/\/([^/]+)(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/
const URI_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/
const DOMAIN = /^[^_~?#@!$&'()*+,;=%]+$/

const NAMES: Readonly<Record<string, string>> = {
  cpid: '8010',
  cpsn: '8011',
  cpv: '22',
  gcn: '255',
  gdti: '253',
  giai: '8004',
  ginc: '401',
  gln: '414',
  glnx: '254',
  gmn: '8013',
  grai: '8003',
  gsin: '402',
  gsrn: '8018',
  gsrnp: '8017',
  gtin: '01',
  itip: '8006',
  lot: '10',
  party: '417',
  refno: '8020',
  ser: '21',
  srin: '8019',
  sscc: '00',
}

/** `%2F` as what it stands for; undefined for NUL and for what is no UTF-8. A query has `+` for a space. */
const decoded = (text: string, inQuery: boolean): string | undefined => {
  try {
    const plain = decodeURIComponent(inQuery ? text.replaceAll('+', ' ') : text)
    return plain.includes('\0') ? undefined : plain
  } catch {
    return undefined
  }
}

const plainValue = (identifier: Identifier, text: string, inQuery: boolean, { legacy }: Options) => {
  const value = decoded(text, inQuery)
  const short = legacy && identifier.ai === '01' && value !== undefined && /^(\d{8}|\d{12,13})$/.test(value)
  return short && hasCheckDigit(value) ? value.padStart(14, '0') : value
}

/** An element whose value has the right length, or what is wrong with it. */
const elementOf = (identifier: Identifier, text: string, inQuery: boolean, options: Options): Element | Gs1Fault => {
  const { ai } = identifier
  const value = plainValue(identifier, text, inQuery, options)
  if (value === undefined || value === '') return { kind: 'empty-value', ai }
  const pieces = piecesOf(identifier, value)
  return typeof pieces === 'string' ? { kind: pieces, ai } : { ai, value }
}

/** The pairs at the end of the path, from the last key on; what stands before belongs to the web site. */
const pathPairs = (path: string, { legacy }: Options): [Identifier, string][] => {
  const parts = path.split('/').slice(1)
  const pairs: [Identifier, string][] = []
  for (let at = parts.length - 2; at >= 0; at -= 2) {
    const [name = '', text = ''] = parts.slice(at)
    const identifier = identifierOf((legacy ? NAMES[name] : undefined) ?? name)
    if (!identifier) return []
    pairs.unshift([identifier, text])
    if (identifier.qualifiers) return pairs
  }
  return []
}

/** Attributes of the query; what is not all digits belongs to the web site. */
const queryPairs = (query: string): Result<[Identifier, string][], Gs1Fault> => {
  const pairs: [Identifier, string][] = []
  for (const part of query.split('&')) {
    const equals = part.indexOf('=')
    const name = part.slice(0, Math.max(equals, 0))
    if (!/^\d+$/.test(name)) continue
    const identifier = identifierOf(name)
    if (!identifier) return err({ kind: 'unknown-identifier', ai: name })
    pairs.push([identifier, part.slice(equals + 1)])
  }
  return ok(pairs)
}

/** Do these stand in this order in one of the key's orders? Each may be left out. */
const inOrder = (qualifiers: readonly string[], key: Identifier): boolean =>
  (key.qualifiers ?? []).some((order) => {
    let from = 0
    return qualifiers.every((ai) => {
      from = order.indexOf(ai, from) + 1
      return from > 0
    })
  })

const placeFault = (path: readonly Element[], query: readonly [Identifier, string][]): Gs1Fault | undefined => {
  const [first, ...qualifiers] = path.map(({ ai }) => ai)
  const key = identifierOf(first ?? '')
  if (!key || !inOrder(qualifiers, key)) return { kind: 'wrong-qualifiers' }
  const seen = new Set(path.map(({ ai }) => ai))
  for (const [{ ai, linkAttribute }] of query) {
    if (seen.has(ai)) return { kind: 'repeated-identifier', ai }
    seen.add(ai)
    const belongsInPath = qualifiers.concat(ai).some((_, at) => inOrder(qualifiers.toSpliced(at, 0, ai), key))
    if (!linkAttribute || belongsInPath) return { kind: 'no-attribute', ai }
  }
  return undefined
}

/** Reads a Digital Link. What the values say is for `faultsOf`. */
export const readDigitalLink = (text: string, options: Options): Result<readonly Element[], Gs1Fault> => {
  const [, domain = '', path = '', query = ''] = URI.exec(text) ?? []
  if (!URI_CHARACTERS.test(text) || !DOMAIN.test(domain)) return err({ kind: 'no-uri' })
  const inPath = pathPairs(path, options)
  if (inPath.length === 0) return err({ kind: 'no-key' })
  const inQuery = queryPairs(query)
  if (!inQuery.ok) return inQuery
  const elements: Element[] = []
  for (const [pairs, fromQuery] of [[inPath, false] as const, [inQuery.value, true] as const]) {
    for (const [identifier, value] of pairs) {
      const element = elementOf(identifier, value, fromQuery, options)
      if ('kind' in element) return err(element)
      elements.push(element)
    }
  }
  const fault = placeFault(elements.slice(0, inPath.length), inQuery.value)
  return fault ? err(fault) : ok(elements)
}
