/** Does a label keep the rules? What its values say, and which identifiers may stand together. */
import { type Identifier, identifierOf, matches } from './application-identifiers.ts'
import { characterFault } from './character-sets.ts'
import { piecesOf } from './components.ts'
import { contentChecks } from './content-checks.ts'
import type { Element, Gs1Fault } from './element.ts'

/** What is wrong with one value; undefined when nothing is. */
export const valueFault = ({ ai, value }: Element): Gs1Fault | undefined => {
  const identifier = identifierOf(ai)
  if (!identifier) return { kind: 'unknown-identifier', ai }
  const pieces = piecesOf(identifier, value)
  if (typeof pieces === 'string') return { kind: pieces, ai }
  for (const { component, text } of pieces) {
    const kind = characterFault[component.set](text) ?? firstFault(component.checks, text)
    if (kind !== null) return { kind, ai }
  }
  return undefined
}

const firstFault = (checks: readonly string[], text: string): string | null => {
  for (const name of checks) {
    const fault = contentChecks[name]?.(text) ?? null
    if (fault !== null) return fault
  }
  return null
}

/** GenSpecs §4.13 and §4.14: what may not stand beside it, and what must. */
const pairingFault = (identifier: Identifier, others: readonly string[]): Gs1Fault | undefined => {
  const present = (pattern: string) => others.some((ai) => ai !== identifier.ai && matches(ai, pattern))
  const { ai } = identifier
  if (identifier.excludes.some(present)) return { kind: 'excluded-pair', ai }
  const missing = identifier.requires.some((groups) => !groups.some((group) => group.every(present)))
  return missing ? { kind: 'missing-pair', ai } : undefined
}

/** An identifier that stands twice must say the same (GenSpecs §7.8). */
const repeatFault = (elements: readonly Element[]): Gs1Fault | undefined => {
  const seen = new Map<string, string>()
  for (const { ai, value } of elements) {
    if (seen.has(ai) && seen.get(ai) !== value) return { kind: 'two-values', ai }
    seen.set(ai, value)
  }
  return undefined
}

export const pairingFaults = (elements: readonly Element[]): Gs1Fault[] => {
  const present = elements.map(({ ai }) => ai)
  const faults = [repeatFault(elements)]
  for (const ai of new Set(present)) {
    const identifier = identifierOf(ai)
    if (identifier) faults.push(pairingFault(identifier, present))
  }
  return faults.filter((fault) => fault !== undefined)
}

/** Everything that is wrong with a label, values first. */
export const faultsOf = (elements: readonly Element[]): Gs1Fault[] => [
  ...elements.map(valueFault).filter((fault) => fault !== undefined),
  ...pairingFaults(elements),
]
