import { createdFields, type Fields } from '../../domain/edit.ts'
import type { EditableCollection } from '../../domain/protocol/kinds.ts'

/** A document as the server publishes it. */
export type DemoDocument = { collection: EditableCollection; id: string; doc: Fields; sites: string[] | null }

/** A whole document out of what is said of it, by the rules of a create; one that they refuse is a bug of whoever makes it. */
export const documentOf = (
  collection: EditableCollection,
  id: string,
  set: Fields,
  sites: string[] | null = null,
): DemoDocument => {
  const made = createdFields(collection, set)
  if (!made.ok) throw new Error(`the rules refuse ${collection} made so: ${made.error.fields.join(', ')}`)
  return { collection, id, doc: made.value, sites }
}
