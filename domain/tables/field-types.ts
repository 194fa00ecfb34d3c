import type { Attribute, AttributeBook } from '../attribute.ts'
import { ATTRIBUTE } from '../file-kinds.ts'

/** How the cells of a field are read; all else is text as it stands. */
export type FieldType = 'number' | 'day' | 'moment'

/** How the columns of an organisation's own attributes are read, by field; those that are not here are text. */
export type AttributeTypes = Readonly<Record<string, FieldType>>

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
  manufacturedOn: 'day',
  dueOn: 'day',
  occurredAt: 'moment',
}

export const typeOf = (field: string, attributes: AttributeTypes = {}): FieldType | undefined =>
  field.startsWith(ATTRIBUTE) ? attributes[field] : TYPES[field]

const OF_ATTRIBUTE: Readonly<Partial<Record<Attribute['kind'], FieldType>>> = { number: 'number', date: 'day' }

/** A column means an attribute by its code or its name, as `attributes.NAME` does in the rules of import. */
export const attributeTypes = (
  fields: readonly (string | null)[],
  { meant }: Pick<AttributeBook<Attribute>, 'meant'>,
): AttributeTypes =>
  Object.fromEntries(
    fields.flatMap((field): [string, FieldType][] => {
      const kind = field?.startsWith(ATTRIBUTE) ? meant(field.slice(ATTRIBUTE.length))?.kind : undefined
      const type = kind && OF_ATTRIBUTE[kind]
      return field && type ? [[field, type]] : []
    }),
  )
