import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { asFigure } from '../ui/quantity.tsx'
import { words } from '../words/index.ts'

/** Why so many may not be taken: what the card says is there, in base units, and what to do. */
export const sayBelowNothing = ({ baseUnit }: Pick<ItemDocument, 'baseUnit'>, onHand = 0): string =>
  words.flows.blocked(`${asFigure(onHand)} ${baseUnit}`)
