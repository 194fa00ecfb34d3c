/** Writes a GS1 Digital Link: the key and its qualifiers in the path, what else is said in the query. */
import { err, ok, type Result } from '../result.ts'
import { identifierOf } from './application-identifiers.ts'
import type { Element, Gs1Fault } from './element.ts'

/** Where links lead when an organisation has no web site for them: GS1's own resolver. */
export const GS1_RESOLVER = 'id.gs1.org'

const escaped = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** The elements as a link below a domain (`id.gs1.org`, or one with a path); a fault where they cannot be said so. */
export const digitalLinkOf = (elements: readonly Element[], domain: string): Result<string, Gs1Fault> => {
  const key = elements.find(({ ai }) => identifierOf(ai)?.qualifiers)
  const orders = key && identifierOf(key.ai)?.qualifiers
  if (!key || !orders) return err({ kind: 'no-key' })
  const saidBy = new Map(elements.map(({ ai, value }) => [ai, value]))
  const present = (order: readonly string[]) => order.filter((ai) => saidBy.has(ai))
  const qualifiers = orders.map(present).reduce((most, each) => (each.length > most.length ? each : most), [])
  const path = [key.ai, ...qualifiers].map((ai) => `${ai}/${escaped(saidBy.get(ai) ?? '')}`)
  const attributes = elements.filter(({ ai }) => ai !== key.ai && !qualifiers.includes(ai))
  const foreign = attributes.find(({ ai }) => !identifierOf(ai)?.linkAttribute)
  if (foreign) return err({ kind: 'no-attribute', ai: foreign.ai })
  const query = attributes.map(({ ai, value }) => `${ai}=${escaped(value)}`).join('&')
  return ok(`https://${domain}/${path.join('/')}${query === '' ? '' : `?${query}`}`)
}
