/** The words of saving what one sees as a file. */
import { many } from './many.ts'

export const exportWords = {
  title: 'Export',
  hint: 'Made on this device, from what it knows; it needs no network. The same file, brought in again, changes nothing.',
  onlyRead: 'To be read: orders and counts cannot be brought in again.',
  arrived: 'Movements that have arrived at the server, as far back as this device remembers.',
  what: 'What',
  kinds: {
    items: 'Items',
    stock: 'Stock',
    locations: 'Locations',
    movements: 'Movements',
    orders: 'Orders',
    counts: 'Counts',
    reasons: 'Reasons',
    suppliers: 'Suppliers',
  },
  ofItem: (name: string) => `Of ${name} alone`,
  at: (code: string) => `At ${code} alone`,
  found: (search: string) => `That match “${search}”`,
  inStock: 'In stock alone',
  site: 'Site',
  everySite: 'Every site',
  as: 'As',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  save: (count: number, format: string) => `Save ${many(count, 'row', 'rows')} as ${format}`,
  saved: (name: string) => `Saved: ${name}`,
  whole: 'The whole organisation',
  wholeHint:
    'All documents and the ledger, from the server, with a checksum; no passwords. It is brought into an empty installation by the command line.',
  saveWhole: 'Save the whole organisation',
  fetching: 'Fetching',
  needsNetwork: 'This needs the network.',
  cutShort: 'The file did not arrive whole. Nothing was saved; try again.',
  nothing: 'Nothing here to save.',
  failed: 'The file could not be made on this device.',
}
