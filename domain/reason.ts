/** Why stock was corrected, thrown away or sent back: an organisation's own words, each offered where it fits. */
import type { ReasonDocument } from './protocol/documents.ts'
import type { MovementKind } from './protocol/kinds.ts'

type Reason = Pick<ReasonDocument, 'code' | 'name' | 'kinds' | 'archived'>

const byName = (a: Reason, b: Reason): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** What a person may choose from for such a movement. Two devices may have made the same code apart: it is offered once. */
export const reasonsFor = <R extends Reason>(reasons: Iterable<R>, kind: MovementKind): R[] => {
  const offered = new Map<string, R>()
  for (const reason of [...reasons].sort(byName)) {
    if (!reason.archived && reason.kinds.includes(kind) && !offered.has(reason.code)) offered.set(reason.code, reason)
  }
  return [...offered.values()]
}

/** What a movement's reason is called: the name its code has by now, archived ones too, else the text itself as it was given. */
export const reasonName = (reasons: Iterable<Reason>, said: string): string => {
  const named = [...reasons]
    .filter((reason) => reason.code === said)
    .sort((a, b) => Number(a.archived) - Number(b.archived))
  return named[0]?.name ?? said
}

/** A code for a new reason, made of its name and not taken yet: `Broken in transit` is `broken-in-transit`. */
export const reasonCode = (name: string, taken: ReadonlySet<string>): string => {
  const base =
    name
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 90) || 'reason'
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}
