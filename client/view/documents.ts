import type { Collection, Document } from '../../domain/protocol/documents.ts'
import { ofDocument } from '../mirror/topics.ts'
import { EDITS, type Query } from './live.ts'

/** A document of any collection, with what was changed here over it; undefined where this device does not have it. */
export const documentQuery = (collection: Collection, id: string): Query<Document | undefined> => ({
  key: `document ${collection} ${id}`,
  topics: [ofDocument(collection, id), EDITS],
  read: (reader) => reader.document(collection, id),
})
