/** What a change of a document touches: its collection, itself, and the things it stands at. Live queries name the same topics. */
import type { Collection, Document } from '../../domain/protocol/documents.ts'

export type Topic = string

/** Everything may have changed: a bootstrap was swapped in, or this tab had to read everything again. */
export const EVERYTHING: Topic = '*'
export const OUTCOMES: Topic = 'outcomes'

export const ofCollection = (collection: Collection): Topic => collection
export const ofDocument = (collection: Collection, id: string): Topic => `${collection}/${id}`
export const atItem = (collection: Collection, itemId: string): Topic => `${collection}?item=${itemId}`
export const atLocation = (collection: Collection, locationId: string): Topic => `${collection}?location=${locationId}`
export const atOrder = (collection: Collection, orderId: string): Topic => `${collection}?order=${orderId}`

export const topicsOf = (document: Document): Topic[] => {
  const { collection, id } = document
  const topics = [ofCollection(collection), ofDocument(collection, id)]
  if ('itemId' in document && document.itemId) topics.push(atItem(collection, document.itemId))
  if ('locationId' in document && document.locationId) topics.push(atLocation(collection, document.locationId))
  if (document.collection === 'movements') {
    topics.push(atLocation(collection, document.fromLocationId), atLocation(collection, document.toLocationId))
  }
  if ('orderId' in document && document.orderId) topics.push(atOrder(collection, document.orderId))
  return topics
}
