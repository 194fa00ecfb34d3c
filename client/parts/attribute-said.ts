import type { Attribute, AttributeValue } from '../../domain/attribute.ts'
import { asDay } from '../ui/when.ts'
import { locale, words } from '../words/index.ts'

const figures = new Intl.NumberFormat(locale, { maximumFractionDigits: 12 })

/** A value as people read it: a number with its unit, a day as days are written here. */
export const attributeSaid = (value: AttributeValue, attribute: Attribute | undefined): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return words.attributes.value('yes-no', String(value))
  if (typeof value === 'number') {
    const figure = figures.format(value)
    return attribute?.unit ? `${figure} ${attribute.unit}` : figure
  }
  return attribute?.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? asDay(value) : value
}
