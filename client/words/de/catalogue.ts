import type { Words } from '../index.ts'
import { many } from './many.ts'

export const categoriesWords: Words['categories'] = {
  title: 'Kategorien',
  hint: 'Wonach Artikel sortiert sind. Eine archivierte Kategorie bleibt bei den Artikeln, die sie haben.',
  none: 'Noch keine Kategorien',
  create: 'Neue Kategorie',
  edit: 'Kategorie ändern',
  name: 'Name',
  taken: (name) => `Die Kategorie ${name} gibt es schon.`,
  archived: 'Archiviert: bleibt, wird aber nicht mehr angeboten',
  archivedShort: 'Archiviert',
  saved: (name) => `Gesichert: ${name}`,
  items: (count) => `${many(count, 'Artikel', 'Artikel')} ansehen`,
  choose: 'Kategorie wählen',
  search: 'Kategorie',
  make: (name) => `Neue Kategorie „${name}“`,
  without: 'Keine Kategorie',
  every: 'Alle Kategorien',
  ofCategory: (name) => `Nur aus ${name}`,
}
