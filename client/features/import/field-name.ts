import { ATTRIBUTE } from '../../../domain/file-kinds.ts'
import { words } from '../../words/index.ts'

/** What a field is called on screen. */
export const fieldName = (field: string): string =>
  field.startsWith(ATTRIBUTE)
    ? words.import.attributeOf(field.slice(ATTRIBUTE.length))
    : (words.import.fields[field] ?? field)
