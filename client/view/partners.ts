/** Suppliers and customers, by name. */
import { compareTexts } from '../../domain/compare.ts'
import type { PartnerDocument } from '../../domain/protocol/documents.ts'
import { ofDocument } from '../mirror/topics.ts'
import { EDITS, type Query } from './live.ts'

/** Archived ones too. */
export const partnersQuery: Query<readonly PartnerDocument[]> = {
  key: 'partners',
  topics: ['partners', EDITS],
  read: (reader) =>
    reader.documents('partners').sort((a, b) => compareTexts(a.name.toLowerCase(), b.name.toLowerCase())),
}

export const partnerQuery = (id: string | null | undefined): Query<PartnerDocument | undefined> => ({
  key: `partner ${id}`,
  topics: id ? [ofDocument('partners', id), EDITS] : [],
  read: (reader) => (id ? reader.document('partners', id) : undefined),
})
