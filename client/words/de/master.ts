/** Stammdaten: Partner, Aufträge, Orte, Suche, Einheiten, viele Artikel auf einmal. */
import type { Words } from '../index.ts'
import { figure, many } from './many.ts'

const articles = (count: number): string => many(count, 'Artikel', 'Artikel')
const places = (count: number): string => many(count, 'Ort', 'Orte')

export const partnersWords: Words['partners'] = {
  title: 'Partner',
  search: 'Name oder Code',
  list: 'Partner',
  kinds: { supplier: 'Lieferant', customer: 'Kunde' },
  several: { supplier: 'Lieferanten', customer: 'Kunden' },
  none: 'Noch keine Partner',
  noneHint: 'Die Verwaltung legt sie hier an: Lieferanten senden Ware, Kunden bekommen sie.',
  noMatch: 'Kein Partner passt',
  create: 'Neuer Partner',
  createAs: { supplier: 'Neuer Lieferant', customer: 'Neuer Kunde' },
  edit: 'Partner bearbeiten',
  choose: 'Einen Partner wählen, um seine Aufträge zu sehen.',
  chooseAs: { supplier: 'Lieferant wählen', customer: 'Kunde wählen' },
  nobody: 'Ohne Partner',
  gone: 'Dieser Partner ist nicht auf diesem Gerät',
  name: 'Name',
  kind: 'Art',
  code: 'Code',
  archived: 'Archiviert: bleibt, wird aber nicht mehr angeboten',
  archivedShort: 'Archiviert',
  archive: 'Archivieren',
  bringBack: 'Zurückholen',
  saved: (name) => `Gesichert: ${name}`,
  archivedNow: (name) => `Archiviert: ${name}`,
  broughtBack: (name) => `Wieder da: ${name}`,
  orders: 'Aufträge',
  noOrders: 'Keine Aufträge mit diesem Partner',
}

export const orderFormWords: Words['orderForm'] = {
  create: 'Neuer Auftrag',
  createAs: { purchase: 'Neue Bestellung', sales: 'Neuer Kundenauftrag', transfer: 'Neue Umlagerung' },
  edit: 'Auftrag bearbeiten',
  editing: (number) => `${number} bearbeiten`,
  partner: { purchase: 'Lieferant', sales: 'Kunde' },
  site: { purchase: 'Angenommen in', sales: 'Versandt aus', transfer: 'Gesendet aus' },
  toSite: 'Gesendet nach',
  chooseSite: 'Standort wählen',
  number: 'Nummer',
  numberNext: (number) => `Nächste: ${number}`,
  numberNone: 'Dieses Gerät hat keine Nummern mehr. Einmal online gehen oder eine eintippen.',
  dueOn: 'Fällig am',
  lines: 'Positionen',
  noLines: 'Scannen oder wählen, was bestellt ist.',
  addItem: 'Artikel hinzufügen',
  howMany: (name) => `Wie viele ${name}?`,
  price: 'Preis für eins',
  removeLine: 'Entfernen',
  removed: 'Position entfernt',
  lineDone: 'Fertig',
  expects: 'ein Artikel',
  saveDraft: 'Als Entwurf sichern',
  openIt: (count) => (count === 0 ? 'Auftrag öffnen' : `Mit ${many(count, 'Position', 'Positionen')} öffnen`),
  save: 'Sichern',
  saved: (number) => `Gesichert: ${number}`,
  opened: (number) => `Offen: ${number}`,
  clear: 'Neu anfangen',
  faults: {
    number: 'Eine Nummer eintippen',
    'number-taken': 'Ein anderer Auftrag hat diese Nummer',
    site: 'Einen Standort wählen',
    'to-site': 'Wählen, wohin es geht',
    'same-site': 'Start und Ziel sind derselbe Standort',
    lines: 'Zum Öffnen eine Position hinzufügen',
    'too-many-lines': 'Mehr Positionen, als hier ein Auftrag fasst: als zwei schreiben',
  },
  turn: {
    draft: 'Zurück zum Entwurf',
    open: 'Auftrag öffnen',
    closed: 'Auftrag abschließen',
    cancelled: 'Auftrag stornieren',
  },
  reopen: 'Wieder öffnen',
  turned: {
    draft: (number) => `Wieder Entwurf: ${number}`,
    open: (number) => `Offen: ${number}`,
    closed: (number) => `Abgeschlossen: ${number}`,
    cancelled: (number) => `Storniert: ${number}`,
  },
  search: 'Nummer, Partner oder Stand',
  noMatch: 'Kein Auftrag passt',
}

export const orderNumbersWords: Words['orderNumbers'] = {
  title: 'Auftragsnummern',
  hint: 'Jedes Gerät bekommt Nummern im Voraus, damit ohne Netz nie zwei Aufträge dieselbe tragen. Lücken sind möglich.',
  prefix: 'Vorsatz',
  digits: 'Stellen',
  looksLike: (number) => `Sieht so aus: ${number}`,
  badPrefix: 'Ein Vorsatz darf nicht mit einer Ziffer enden',
  saved: 'Gesichert: Auftragsnummern',
}

export const placesWords: Words['places'] = {
  open: 'Viele auf einmal anlegen',
  title: 'Viele Orte',
  first: 'Erster Code',
  last: 'Letzter Code',
  expects: 'ein Ort, der andere enthält',
  example: { first: 'A-01-01', last: 'C-12-04' },
  preview: 'Was angelegt wird',
  count: places,
  make: (count) => (count === 0 ? 'Orte anlegen' : `${places(count)} anlegen`),
  made: (count) => `${places(count)} angelegt`,
  inOrder: 'In der Reihenfolge des Wegs nummerieren',
  start: 'Reihenfolge ab',
  skipped: (count, some) =>
    `${count === 1 ? 'Ein Code ist' : `${figure.format(count)} Codes sind`} schon da und bleiben, wie sie sind: ${some}${count > 3 ? ' …' : ''}`,
  wrong: {
    empty: 'Den ersten und den letzten Code nennen: Buchstaben und Ziffern dazwischen werden gezählt.',
    shape: 'Beide Codes müssen dieselben Teile haben, etwa A-01-01 und C-12-04.',
    backwards: 'Der letzte Code kommt vor dem ersten.',
    'too-many': 'Das sind mehr als 2.000. In Teilen anlegen oder eine Datei importieren.',
  },
  search: 'Code, Name oder Barcode',
  noMatch: 'Kein Ort passt',
  archived: 'Archiviert',
  archive: 'Archiviert: bleibt, wird aber nicht mehr angeboten',
  capacity: 'Platz',
}

export const walkWords: Words['walk'] = {
  open: 'Reihenfolge des Wegs ändern',
  title: 'Reihenfolge des Wegs',
  hint: 'Einen Lagerplatz am Griff ziehen oder mit den Pfeiltasten bewegen. So werden Kommissionierer geschickt.',
  byCode: 'Nach Code ordnen',
  number: (start) => `Alle nummerieren, ab ${start}`,
  save: (count) => (count === 0 ? 'Reihenfolge sichern' : `${many(count, 'Änderung', 'Änderungen')} sichern`),
  saved: (code) => `Gesichert: der Weg in ${code}`,
  move: (code) => `${code} mit den Pfeiltasten bewegen`,
  up: (code) => `${code} eins früher`,
  down: (code) => `${code} eins später`,
  movedTo: (code, place, of) => `${code}: ${place} von ${of}`,
  tooMany: 'Mehr Lagerplätze, als sich auf einmal ordnen lassen',
  tooManyHint: 'Einen Gang öffnen und dort ordnen.',
}

export const searchWords: Words['searchAll'] = {
  title: 'Suche',
  open: 'Alles durchsuchen',
  field: 'Artikel, Orte, Chargen, Aufträge, Partner, Zählungen',
  start: 'Einen Teil des Gesuchten eintippen',
  hint: 'Ein Name, ein Code, ein Barcode oder eine Nummer. Es geht ohne Netz.',
  none: 'Auf diesem Gerät passt nichts',
  over: 'Archiviert oder vorbei',
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

export const unitsWords: Words['units'] = {
  names: {
    ...{ PCE: 'Stück', C62: 'eins', PR: 'Paar', SET: 'Satz', DZN: 'Dutzend', HUR: 'Stunde' },
    ...{ KGM: 'Kilogramm', GRM: 'Gramm', TNE: 'Tonne', LBR: 'Pfund', ONZ: 'Unze' },
    ...{ LTR: 'Liter', MLT: 'Milliliter', CLT: 'Zentiliter', MTQ: 'Kubikmeter' },
    ...{ MTR: 'Meter', CMT: 'Zentimeter', MMT: 'Millimeter', FOT: 'Fuß', INH: 'Zoll', MTK: 'Quadratmeter' },
    ...{ CS: 'Kiste', CT: 'Karton', BX: 'Schachtel', PK: 'Packung', BG: 'Beutel', BO: 'Flasche' },
    ...{ CA: 'Dose', RO: 'Rolle', DR: 'Fass', PX: 'Palette' },
  },
  edit: 'Einheiten und Barcodes',
  units: 'Einheiten',
  base: (unit) => `Gezählt in ${unit}`,
  code: 'Einheit',
  factor: (base) => `Eine ist so viele ${base}`,
  addUnit: 'Einheit hinzufügen',
  removeUnit: (unit) => `Einheit ${unit} entfernen`,
  barcodes: 'Barcodes',
  barcode: 'Barcode',
  of: 'Von',
  addBarcode: 'Barcode hinzufügen',
  removeBarcode: (code) => `Barcode ${code} entfernen`,
  scanHint: 'Einen Barcode scannen, um ihn hinzuzufügen.',
  is: (unit, factor, base) => `1 ${unit} ist ${factor} ${base}`,
  faults: {
    empty: 'Eine Einheit wählen oder eintippen',
    twice: 'Das steht hier zweimal',
    'is-base': 'Darin wird der Artikel gezählt',
    factor: 'Eine Zahl wie 12, 0,5 oder 1/3',
    unit: 'Der Artikel hat diese Einheit nicht',
  },
}

const policies: Record<string, string> = { block: 'Anhalten', warn: 'Warnen', allow: 'Erlauben' }

export const bulkWords: Words['bulk'] = {
  open: 'Alle ändern',
  title: 'Artikel ändern',
  finds: (count, search) => (search === '' ? `Die ganze Liste: ${articles(count)}` : `„${search}“: ${articles(count)}`),
  tooMany: 'Auf einmal werden nur die ersten 2.000 geändert. Für die anderen die Suche eingrenzen.',
  field: 'Was zu ändern ist',
  value: 'In',
  fields: {
    category: 'Kategorie',
    reorder: 'Meldebestand',
    abcClass: 'ABC-Klasse',
    negativePolicy: 'Wenn mehr entnommen wird, als da ist',
    archived: 'Archiviert',
  },
  reorderHint: 'In der Basiseinheit; leer: keiner',
  says: (field, value) => {
    if (field === 'archived') return value === 'yes' ? 'Archiviert' : 'Angeboten'
    if (field === 'negativePolicy') return policies[value] ?? value
    return value === '' ? 'Keine' : value
  },
  preview: 'Was sich ändert',
  changes: articles,
  none: 'Es ändert sich nichts: Alle sind schon so.',
  nothing: 'nichts',
  becomes: (before, after) => `${before} → ${after}`,
  left: 'ausgelassen',
  change: (count) => (count === 0 ? 'Artikel ändern' : `${articles(count)} ändern`),
  done: (count) => `${articles(count)} geändert`,
}
