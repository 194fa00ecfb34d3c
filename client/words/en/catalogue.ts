/** The words of what is said of items in general: categories, attributes, suppliers. */
import { many } from './many.ts'

export const categoriesWords = {
  title: 'Categories',
  hint: 'What items are sorted by. A category that is archived stays on the items that have it.',
  none: 'No categories yet',
  create: 'New category',
  edit: 'Change the category',
  name: 'Name',
  taken: (name: string) => `There is a category ${name} already.`,
  archived: 'Archived: kept, but no longer offered',
  archivedShort: 'Archived',
  saved: (name: string) => `Saved: ${name}`,
  items: (count: number) => `See ${many(count, 'item', 'items')}`,
  choose: 'Choose a category',
  noMatch: 'No category is called so',
  search: 'Category',
  make: (name: string) => `New category “${name}”`,
  without: 'No category',
  every: 'Every category',
  ofCategory: (name: string) => `In ${name} alone`,
}

export const attributesWords = {
  title: 'Attributes',
  hint: 'Fields of your own on every item: a size, a hazard class, a day. Files have a column for each.',
  none: 'No attributes yet',
  create: 'New attribute',
  edit: 'Change the attribute',
  name: 'Name',
  taken: (name: string) => `There is an attribute ${name} already.`,
  kind: 'Kind',
  kinds: { text: 'Text', number: 'Number', 'yes-no': 'Yes or no', date: 'Day', choice: 'Choice' },
  unit: 'Unit, such as kg; empty: none',
  choices: 'Choices, one a line',
  archived: 'Archived: kept, but no longer offered',
  archivedShort: 'Archived',
  saved: (name: string) => `Saved: ${name}`,
  inUnit: (name: string, unit: string) => `${name}, ${unit}`,
  nothing: 'Not said',
  value: (kind: string, value: string) => (kind === 'yes-no' ? (value === 'true' ? 'Yes' : 'No') : value),
}

export const suppliersWords = {
  title: 'Suppliers',
  add: 'Add a supplier',
  remove: 'No longer from them',
  saved: (name: string) => `Saved: ${name}`,
  removed: (name: string) => `No longer from ${name}`,
  code: 'Their code',
  unit: 'Sold in',
  days: 'Lead time, days',
  price: (unit: string) => `Price of one ${unit}`,
  soldIn: (unit: string) => `in ${unit}`,
  takes: (days: number) => many(days, 'day', 'days'),
  theirs: (code: string) => `Theirs: ${code}`,
}
