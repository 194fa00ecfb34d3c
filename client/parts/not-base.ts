import type { UnitError } from '../../domain/units.ts'
import { words } from '../ui/words.ts'

/** Why so many of a unit are no quantity of the item. */
export const sayNotBase = (error: UnitError, unit: string, base: string): string =>
  error.kind === 'out-of-range' ? words.flows.tooMany : words.flows.notWhole(unit, base)
