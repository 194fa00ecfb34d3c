/**
 * What the rules of movements read of documents: said once, so that what is kept of them (`reference-cache`) is all that they
 * can ask for. A rule that reads a field which does not stand here does not compile.
 */
import type { ItemDocument, LocationDocument, LotDocument } from '../../domain/protocol/documents.ts'
import type { PushContext } from './push-context.ts'

type Documents = { items: ItemDocument; locations: LocationDocument; lots: LotDocument }
type Collection = keyof Documents

export const MOVEMENT_FIELDS = {
  items: ['tracking'],
  locations: ['kind', 'siteId', 'parentId', 'timeZone', 'hold'],
  lots: ['itemId', 'status', 'expiresOn'],
} as const satisfies { [C in Collection]: readonly (keyof Documents[C])[] }

type Facts<C extends Collection> = Pick<Documents[C], Extract<(typeof MOVEMENT_FIELDS)[C][number], keyof Documents[C]>>

/** All of a context that `decideMovement` gets to see. */
export type MovementContext = Pick<PushContext, 'arrivedAt' | 'members' | 'movements'> & {
  factsOf: <C extends Collection>(collection: C, id: string) => Facts<C> | undefined
}

export const movementContextOf = (context: PushContext): MovementContext => ({
  arrivedAt: context.arrivedAt,
  members: context.members,
  movements: context.movements,
  factsOf: <C extends Collection>(collection: C, id: string) =>
    context.documents.get(collection)?.get(id)?.doc as Facts<C> | undefined,
})
