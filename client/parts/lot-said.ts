import { expiryOffered } from '../../domain/lot.ts'
import type { LabelFacts } from '../view/rows.ts'
import type { ChosenLot } from './chosen-lot.ts'

type Kept = { readonly shelfLifeDays?: number | null | undefined }

/** The lot that a label names and nothing here knows yet, with the dates that stand beside it, or that the item's shelf life gives. */
export const lotSaid = (code: string, label: LabelFacts, item: Kept): ChosenLot => {
  const expiresOn = expiryOffered(label, item)
  return {
    code,
    ...(expiresOn ? { expiresOn } : {}),
    ...(label.manufacturedOn ? { manufacturedOn: label.manufacturedOn } : {}),
  }
}
