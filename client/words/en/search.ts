/** The words of the search for everything. */
import { many } from './many.ts'

export const searchWords = {
  title: 'Search',
  open: 'Search everything',
  field: 'Items, bins, lots, orders, partners, counts',
  start: 'Type a part of what you look for',
  hint: 'A name, a code, a barcode or a number. It works without a network.',
  none: 'Nothing on this device matches',
  over: 'Archived or over',
  more: (total: number) => `${total} in all`,
  found: (total: number) => `${many(total, 'result', 'results')}`,
  kinds: {
    items: 'Items',
    locations: 'Locations',
    lots: 'Lots and serials',
    orders: 'Orders',
    partners: 'Partners',
    counts: 'Counts',
  },
}
