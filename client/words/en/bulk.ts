/** The words of changing many items at once. */
import { many } from './many.ts'

const policies: Record<string, string> = { block: 'Stop', warn: 'Warn', allow: 'Allow' }

export const bulkWords = {
  open: 'Change all',
  title: 'Change items',
  finds: (count: number, search: string) =>
    search === '' ? `All of the list: ${many(count, 'item', 'items')}` : `“${search}”: ${many(count, 'item', 'items')}`,
  tooMany: 'Only the first 2,000 are changed at once. Narrow the search for the others.',
  field: 'What to change',
  value: 'To',
  fields: {
    category: 'Category',
    reorder: 'Reorder point',
    abcClass: 'ABC class',
    negativePolicy: 'When more is taken than is there',
    archived: 'Archived',
  },
  reorderHint: 'In base units; empty: none',
  says: (field: string, value: string) => {
    if (field === 'archived') return value === 'yes' ? 'Archived' : 'Offered'
    if (field === 'negativePolicy') return policies[value] ?? value
    return value === '' ? 'None' : value
  },
  preview: 'What changes',
  changes: (count: number) => many(count, 'item', 'items'),
  none: 'Nothing changes: all are so already.',
  sayFirst: 'Say what they are to become; what changes then is looked over here.',
  nothing: 'none',
  becomes: (before: string, after: string) => `${before} → ${after}`,
  left: 'left out',
  change: (count: number) => (count === 0 ? 'Change the items' : `Change ${many(count, 'item', 'items')}`),
  done: (count: number) => `Changed ${many(count, 'item', 'items')}`,
}
