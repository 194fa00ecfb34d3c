import type { UnitError } from '../../domain/units.ts'
import { words } from '../words/index.ts'

/** Why so many of a unit are no quantity of the item. */
export const sayNotBase = (error: UnitError, unit: string, base: string): string => {
  if (error.kind === 'out-of-range') return words.flows.tooMany
  return unit === base ? words.flows.onlyWhole(base) : words.flows.notWhole(unit, base)
}
