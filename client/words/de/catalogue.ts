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
  noMatch: 'Keine Kategorie heißt so',
  search: 'Kategorie',
  make: (name) => `Neue Kategorie „${name}“`,
  without: 'Keine Kategorie',
  every: 'Alle Kategorien',
  ofCategory: (name) => `Nur aus ${name}`,
}

export const attributesWords: Words['attributes'] = {
  title: 'Merkmale',
  hint: 'Eigene Felder an jedem Artikel: eine Größe, eine Gefahrenklasse, ein Tag. Dateien haben für jedes eine Spalte.',
  none: 'Noch keine Merkmale',
  create: 'Neues Merkmal',
  edit: 'Merkmal ändern',
  name: 'Name',
  taken: (name) => `Das Merkmal ${name} gibt es schon.`,
  kind: 'Art',
  kinds: { text: 'Text', number: 'Zahl', 'yes-no': 'Ja oder nein', date: 'Tag', choice: 'Auswahl' },
  unit: 'Einheit, etwa kg; leer: keine',
  choices: 'Zur Auswahl, eines je Zeile',
  archived: 'Archiviert: bleibt, wird aber nicht mehr angeboten',
  archivedShort: 'Archiviert',
  saved: (name) => `Gesichert: ${name}`,
  inUnit: (name, unit) => `${name}, ${unit}`,
  nothing: 'Keine Angabe',
  value: (kind, value) => (kind === 'yes-no' ? (value === 'true' ? 'Ja' : 'Nein') : value),
}

export const suppliersWords: Words['suppliers'] = {
  title: 'Lieferanten',
  add: 'Lieferant hinzufügen',
  remove: 'Nicht mehr von dort',
  saved: (name) => `Gesichert: ${name}`,
  removed: (name) => `Nicht mehr von ${name}`,
  code: 'Code des Lieferanten',
  unit: 'Verkauft in',
  days: 'Lieferzeit, Tage',
  price: (unit) => `Preis je ${unit}`,
  soldIn: (unit) => `in ${unit}`,
  takes: (days) => many(days, 'Tag', 'Tage'),
  theirs: (code) => `Dort: ${code}`,
}
