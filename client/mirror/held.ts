/**
 * What memory keeps of a document. The same id stands in many: an item's in its stock rows, a bin's in all that lies there;
 * parsed from text each is a string of its own. Held once, and the times that nobody asks for not at all, 100,000 items
 * with 150,000 stock rows are 35 MB less.
 */
import type { Collection, Document, DocumentOf, ItemDocument, Timeless } from '../../domain/protocol/documents.ts'

/** Makes a document that was just parsed fit for keeping: it is changed in place. */
type Holding = (document: Document) => void

export const holding = (find: (collection: Collection, id: string) => { readonly id: string } | undefined): Holding => {
  const pool = new Map<string, string>()
  /** For what is named often and is no document here: categories, devices. */
  const pooled = (text: string): string => {
    const known = pool.get(text)
    if (known !== undefined) return known
    pool.set(text, text)
    return text
  }
  const idOf = (collection: Collection, id: string): string => find(collection, id)?.id ?? id

  const holdMovement = (movement: DocumentOf<'movements'>) => {
    movement.itemId = idOf('items', movement.itemId)
    movement.fromLocationId = idOf('locations', movement.fromLocationId)
    movement.toLocationId = idOf('locations', movement.toLocationId)
    movement.key.deviceId = pooled(movement.key.deviceId)
  }

  return (document) => {
    if (isTimeless[document.collection]) forgetTimes(document as Timed)
    if (document.collection === 'items') {
      document.category = pooled(document.category)
      if (document.variantOf) document.variantOf = idOf('items', document.variantOf)
      // What a server does not say is left out here too: one odd item must not keep all the others from the screen.
      if (document.units?.length === 0) document.units = NO_UNITS
      if (document.attributes && isEmpty(document.attributes)) document.attributes = NO_ATTRIBUTES
    }
    if (document.collection === 'stock') {
      document.itemId = idOf('items', document.itemId)
      document.locationId = idOf('locations', document.locationId)
    }
    if (document.collection === 'movements') holdMovement(document)
  }
}

/** Most items have none, and an empty one each would be 44 bytes of every item. Frozen: they are everybody's. */
const NO_UNITS: ItemDocument['units'] = Object.freeze([]) as never
const NO_ATTRIBUTES: ItemDocument['attributes'] = Object.freeze({})

const isEmpty = (object: object): boolean => {
  for (const _ in object) return false
  return true
}

const TIMELESS: Record<Timeless, true> = {
  items: true,
  locations: true,
  lots: true,
  stock: true,
  movements: true,
  observations: true,
}
const isTimeless: { [C in Collection]?: true } = TIMELESS

/** Written over, not taken out: an object that loses a property is slower and larger from then on. */
const forgetTimes = (document: Timed): void => {
  document.createdAt = undefined
  document.updatedAt = undefined
}
type Timed = { createdAt?: string | undefined; updatedAt?: string | undefined }
