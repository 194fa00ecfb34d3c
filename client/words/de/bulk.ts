import type { Words } from '../index.ts'
import { figure, many } from './many.ts'

const items = (count: number): string => many(count, 'Artikel', 'Artikel')

const policies: Readonly<Record<string, string>> = { block: 'Nicht zulassen', warn: 'Warnen', allow: 'Zulassen' }

export const bulkWords: Words['bulk'] = {
  open: 'Alle ändern',
  title: 'Artikel ändern',
  finds: (count, search) => (search === '' ? `Die ganze Liste: ${items(count)}` : `„${search}“: ${items(count)}`),
  tooMany: `Auf einmal werden nur die ersten ${figure.format(2000)} geändert. Für die anderen die Suche eingrenzen.`,
  field: 'Was zu ändern ist',
  value: 'Auf',
  fields: {
    category: 'Kategorie',
    reorder: 'Meldebestand',
    abcClass: 'ABC-Klasse',
    negativePolicy: 'Wenn mehr entnommen wird, als da ist',
    archived: 'Archiviert',
  },
  reorderHint: 'In Basiseinheiten; leer: keiner',
  says: (field, value) => {
    if (field === 'archived') return value === 'yes' ? 'Archiviert' : 'Angeboten'
    if (field === 'negativePolicy') return policies[value] ?? value
    return value === '' ? 'Keine' : value
  },
  preview: 'Was sich ändert',
  changes: items,
  none: 'Nichts ändert sich: Alle sind schon so.',
  sayFirst: 'Angeben, was sie werden sollen; was sich dann ändert, steht hier zum Durchsehen.',
  nothing: 'leer',
  becomes: (before, after) => `${before} → ${after}`,
  left: 'weggelassen',
  change: (count) => (count === 0 ? 'Artikel ändern' : `${items(count)} ändern`),
  done: (count) => `${items(count)} geändert`,
}
