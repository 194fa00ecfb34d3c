/** What is said of items besides, with what was made or changed here over it. */
import { type AttributeBook, attributeBook } from '../../domain/attribute.ts'
import type { AttributeDocument } from '../../domain/protocol/documents.ts'
import { EDITS, type Query } from './live.ts'

export const attributesQuery: Query<AttributeBook<AttributeDocument>> = {
  key: 'attributes',
  topics: ['attributes', EDITS],
  read: (reader) => attributeBook(reader.documents('attributes')),
}
