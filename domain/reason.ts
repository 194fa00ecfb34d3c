/** Why stock was corrected, thrown away or sent back: an organisation's own words, each offered where it fits. */
import type { ReasonDocument } from './protocol/documents.ts'
import type { MovementKind } from './protocol/kinds.ts'

/**
 * What an organisation starts with (migration 0028): code and name. As long as nobody has called one otherwise, everybody reads it in
 * their own language.
 */
export const FIRST_REASONS = {
  found: 'Found',
  missing: 'Missing',
  miscounted: 'Miscounted',
  'wrong-label': 'Wrong label',
  'unit-mix-up': 'Unit mix-up',
  damaged: 'Damaged',
  expired: 'Expired',
  contaminated: 'Contaminated',
  sample: 'Sample',
  'wrong-item': 'Wrong item',
  'not-wanted': 'No longer wanted',
} as const

export type FirstReason = keyof typeof FIRST_REASONS

/** The reason of goods that arrived and may not be used: said by their condition, not asked for. */
export const DAMAGED = 'damaged' satisfies FirstReason

/** Why fewer were picked than asked for, in the order in which they are offered. Kept as codes: whoever reads them may speak otherwise. */
export const SHORT_REASONS = ['not-enough', 'not-found', DAMAGED] as const

export type ShortReason = (typeof SHORT_REASONS)[number]

export const isShortReason = (said: string): said is ShortReason => SHORT_REASONS.some((one) => one === said)

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

/** Which reason a movement names: the one its code has by now, archived ones too; undefined where it was said in words. */
export const reasonOf = <R extends Reason>(reasons: Iterable<R>, said: string): R | undefined =>
  [...reasons].filter((reason) => reason.code === said).sort((a, b) => Number(a.archived) - Number(b.archived))[0]

/** The reason it is one of the first, under the name that all have. */
export const asFirst = ({ code, name }: Pick<Reason, 'code' | 'name'>): FirstReason | undefined =>
  Object.hasOwn(FIRST_REASONS, code) && FIRST_REASONS[code as FirstReason] === name ? (code as FirstReason) : undefined

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
