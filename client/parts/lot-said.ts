import type { LabelFacts } from '../view/rows.ts'
import type { ChosenLot } from './chosen-lot.ts'

/** The lot that a label names and nothing here knows yet, with the dates that stand beside it. */
export const lotSaid = (code: string, { expiresOn, manufacturedOn }: LabelFacts): ChosenLot => ({
  code,
  ...(expiresOn ? { expiresOn } : {}),
  ...(manufacturedOn ? { manufacturedOn } : {}),
})
