import { ATTRIBUTE } from '../file-kinds.ts'

/** How the cells of a field are read; all else is text as it stands. */
export type FieldType = 'number' | 'day' | 'moment'

const TYPES: Readonly<Record<string, FieldType>> = {
  price: 'number',
  cost: 'number',
  supplierPrice: 'number',
  quantity: 'number',
  shelfLifeDays: 'number',
  reorderPoint: 'number',
  reorderQuantity: 'number',
  safetyStock: 'number',
  leadTimeDays: 'number',
  pickSequence: 'number',
  expiresOn: 'day',
  occurredAt: 'moment',
}

export const typeOf = (field: string): FieldType | undefined => (field.startsWith(ATTRIBUTE) ? undefined : TYPES[field])
