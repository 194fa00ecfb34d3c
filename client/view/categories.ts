/** What items are sorted by, with what was made or changed here over it. */
import { type CategoryBook, categoryBook } from '../../domain/category.ts'
import type { CategoryDocument } from '../../domain/protocol/documents.ts'
import { EDITS, type Query } from './live.ts'

export const categoriesQuery: Query<CategoryBook<CategoryDocument>> = {
  key: 'categories',
  topics: ['categories', EDITS],
  read: (reader) => categoryBook(reader.documents('categories')),
}
