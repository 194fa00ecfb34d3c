import type { Words } from '../index.ts'
import { figure, many } from './many.ts'

export const searchWords: Words['searchAll'] = {
  title: 'Suche',
  open: 'Alles durchsuchen',
  field: 'Artikel, Lagerplätze, Chargen, Aufträge, Partner, Zählungen',
  start: 'Einen Teil des Gesuchten eingeben',
  hint: 'Ein Name, ein Code, ein Barcode oder eine Nummer. Es geht auch ohne Netz.',
  none: 'Nichts auf diesem Gerät passt',
  over: 'Archiviert oder abgeschlossen',
  more: (total) => `${figure.format(total)} insgesamt`,
  found: (total) => many(total, 'Treffer', 'Treffer'),
  kinds: {
    items: 'Artikel',
    locations: 'Orte',
    lots: 'Chargen und Seriennummern',
    orders: 'Aufträge',
    partners: 'Partner',
    counts: 'Zählungen',
  },
}
