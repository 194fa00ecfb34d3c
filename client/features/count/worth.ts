import { compareTexts } from '../../../domain/compare.ts'
import type { Worth } from '../../../domain/count.ts'
import type { VarianceDocument } from '../../../domain/protocol/documents.ts'
import { asAmount } from '../../ui/amount.ts'
import type { ObservationRow } from '../../view/rows.ts'

/** What a variance is worth, by currency; none where nobody knows. */
export const worthsOf = ({ value, currency, values }: VarianceDocument): readonly Worth[] =>
  values ?? (value === undefined ? [] : [{ value, currency }])

export const asWorth = (worth: readonly Worth[]): string =>
  worth.map(({ value, currency }) => asAmount(value, currency)).join(' + ')

/**
 * What is worth most first, currency by currency, since they do not compare; of what nobody knows the worth, or in several, before that:
 * it may be worth anything.
 */
export const byWorth = (a: ObservationRow, b: ObservationRow): number =>
  compareTexts(a.variance?.currency ?? '', b.variance?.currency ?? '') ||
  (b.variance?.value ?? Number.MAX_VALUE) - (a.variance?.value ?? Number.MAX_VALUE) ||
  Math.abs(b.variance?.variance ?? 0) - Math.abs(a.variance?.variance ?? 0)
