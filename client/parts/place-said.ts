import { isVirtual } from '../../domain/location.ts'
import type { LocationDocument } from '../../domain/protocol/documents.ts'

/** What a place is called in a sentence: by the code that stands on it, and by its name where nobody can stand before it. */
export const placeSaid = ({ kind, code, name }: Pick<LocationDocument, 'kind' | 'code' | 'name'>): string =>
  isVirtual(kind) ? name : code
