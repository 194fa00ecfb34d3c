import type { Words } from '../index.ts'
import { many } from './many.ts'

export const exportWords: Words['export'] = {
  title: 'Export',
  hint: 'Auf diesem Gerät gemacht, aus dem, was es weiß; braucht kein Netz. Dieselbe Datei, wieder importiert, ändert nichts.',
  onlyRead: 'Nur zum Lesen: Aufträge und Zählungen lassen sich nicht wieder importieren.',
  arrived: 'Bewegungen, die beim Server angekommen sind, so weit dieses Gerät zurückdenkt.',
  what: 'Was',
  kinds: {
    items: 'Artikel',
    stock: 'Bestand',
    locations: 'Orte',
    movements: 'Bewegungen',
    orders: 'Aufträge',
    counts: 'Zählungen',
    reasons: 'Gründe',
    suppliers: 'Lieferanten',
  },
  ofItem: (name) => `Nur von ${name}`,
  at: (code) => `Nur an ${code}`,
  found: (search) => `Die zu „${search}“ passen`,
  inStock: 'Nur auf Lager',
  site: 'Standort',
  everySite: 'Alle Standorte',
  as: 'Als',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  save: (count, format) => `${many(count, 'Zeile', 'Zeilen')} als ${format} sichern`,
  saved: (name) => `Gesichert: ${name}`,
  whole: 'Die ganze Organisation',
  wholeHint:
    'Alle Dokumente und das Hauptbuch, vom Server, mit Prüfsumme; ohne Passwörter. In eine leere Installation kommt das über die Befehlszeile.',
  saveWhole: 'Die ganze Organisation sichern',
  fetching: 'Wird geholt',
  needsNetwork: 'Dies braucht das Netz.',
  cutShort: 'Die Datei kam nicht ganz an. Nichts wurde gesichert; noch einmal versuchen.',
  nothing: 'Hier gibt es nichts zu sichern.',
  failed: 'Die Datei ließ sich auf diesem Gerät nicht machen.',
}
