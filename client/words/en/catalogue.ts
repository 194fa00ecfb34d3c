/** The words of what is said of items in general: categories. */
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
  search: 'Category',
  make: (name: string) => `New category “${name}”`,
  without: 'No category',
  every: 'Every category',
  ofCategory: (name: string) => `In ${name} alone`,
}
