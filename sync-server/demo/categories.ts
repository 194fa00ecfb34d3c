import { categoryIdOf } from '../../domain/ids.ts'
import { sha256 } from '../ledger/digest.ts'
import { type DemoDocument, documentOf } from './document.ts'

/** What the items are in, and one that nothing is in any more. */
export const makeCategories = (documents: readonly DemoDocument[]): DemoDocument[] => {
  const codes = [
    ...new Set(documents.flatMap(({ collection, doc }) => (collection === 'items' ? [String(doc.category)] : []))),
  ]
  return [
    ...codes.map((code) => documentOf('categories', categoryIdOf(code, sha256), { code, name: code })),
    documentOf('categories', categoryIdOf('Seasonal', sha256), { code: 'Seasonal', name: 'Seasonal', archived: true }),
  ]
}
