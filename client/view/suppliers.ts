/** What items cost at their suppliers: here only for who may see costs. */
import type { SupplierPriceDocument } from '../../domain/protocol/documents.ts'
import { ofDocument } from '../mirror/topics.ts'
import { EDITS, type Query } from './live.ts'

export const supplierPriceQuery = (id: string): Query<SupplierPriceDocument | undefined> => ({
  key: `supplier price ${id}`,
  topics: [ofDocument('supplier-prices', id), EDITS],
  read: (reader) => reader.document('supplier-prices', id),
})
