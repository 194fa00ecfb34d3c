import type { Words } from '../index.ts'

export const reasonsWords: Words['reasons'] = {
  title: 'Gründe',
  list: 'Gründe',
  hint: 'Zum Antippen angeboten, wenn Bestand berichtigt, weggeworfen oder zurückgesendet wird. Was festgehalten ist, behält seinen Grund.',
  none: 'Noch keine Gründe',
  create: 'Neuer Grund',
  edit: 'Grund ändern',
  name: 'Name',
  offeredFor: 'Angeboten für',
  archived: 'Archiviert: bleibt, wird aber nicht mehr angeboten',
  archivedShort: 'Archiviert',
  saved: (name) => `Gesichert: ${name}`,
  first: {
    found: 'Gefunden',
    missing: 'Fehlt',
    miscounted: 'Verzählt',
    'wrong-label': 'Falsches Etikett',
    'unit-mix-up': 'Einheit verwechselt',
    damaged: 'Beschädigt',
    expired: 'Abgelaufen',
    contaminated: 'Verunreinigt',
    sample: 'Muster',
    'wrong-item': 'Falscher Artikel',
    'not-wanted': 'Nicht mehr gewünscht',
  },
}

export const lotWords: Words['lot'] = {
  lot: 'Charge',
  serial: 'Seriennummer',
  status: 'Darf sie verwendet werden?',
  changed: (code, status) => `${code}: ${status}`,
  notYours: (status) => `${status}. Eine Leitung entscheidet, ob sie verwendet werden darf.`,
  twice:
    'Die Karten haben mehr als ein Stück dieser Nummer. Den Verlauf ansehen und rückgängig machen, was nicht geschehen ist.',
  lastSeen: (place, when) => `In keinem Lagerplatz. Ging zuletzt nach ${place}, ${when}.`,
  gone: 'Diese Charge ist nicht auf diesem Gerät',
  edit: 'Charge bearbeiten',
  madeOn: 'Hergestellt am',
  byShelfLife: (day) => `Nach der Haltbarkeit: ${day}`,
  saved: (code) => `Gesichert: ${code}`,
  taken: (code) => `${code} gibt es schon`,
}

export const kitWords: Words['kit'] = {
  titles: { kit: 'Bausatz', unkit: 'Zerlegen' },
  way: 'Zusammensetzen oder zerlegen',
  slot: 'Bausatz',
  components: 'Besteht aus',
  none: 'Besteht hier aus nichts',
  chooseKit: 'Wählen, was gemacht wird',
  expectsItem: 'was gemacht oder zerlegt wird',
  expects: 'was gemacht oder zerlegt wird, oder ein Lagerplatz oder Tor dafür',
  choosePlace: (name) => `Lagerplatz wählen: ${name}`,
  chooseLot: (name) => `Charge wählen: ${name}`,
  notMade: 'Dieser Artikel hat keine Teile. Wer Artikel bearbeitet, kann auf seiner Karte sagen, woraus er besteht.',
  unknownPart: 'Eines der Teile ist nicht auf diesem Gerät',
  noProduction: 'Diese Organisation hat keinen Ort für Produktion',
  oneSerial: (name) => `${name}: Eine Seriennummer ist ein Stück. Einzeln machen.`,
  trouble: {
    'held-lot': 'aus gesperrter Charge',
    'expired-lot': 'aus abgelaufener Charge',
    'held-place': 'an gesperrtem Platz',
  },
  short: 'weniger da als gebraucht',
  button: { kit: (what) => `${what} machen`, unkit: (what) => `${what} zerlegen` },
  done: { kit: (what) => `${what} gemacht`, unkit: (what) => `${what} zerlegt` },
  edit: 'Ändern, woraus er besteht',
  add: 'Teil hinzufügen',
  remove: (name) => `${name} weglassen`,
  perKit: (name, unit) => `${name}, ${unit} in einem`,
  loops: 'Ein Artikel kann nicht aus sich selbst bestehen, auch nicht über einen anderen.',
}

export const asOfWords: Words['asOf'] = {
  title: 'Bestand am',
  open: 'Bestand zu früherer Zeit',
  ofNothing: 'Wählen, worauf zurückgeblickt wird',
  ofNothingHint: 'Die Karte eines Artikels, Lagerplatzes oder Standorts öffnen: Unter dem Verlauf führt sie hierher.',
  moment: 'Zeitpunkt',
  ago: 'Vor wie langer Zeit',
  quick: { hour: 'Vor einer Stunde', day: 'Vor einem Tag', week: 'Vor einer Woche', month: 'Vor einem Monat' },
  known: 'Bekannt wann?',
  asKnown: (known) => (known === 'now' ? 'Wie jetzt bekannt' : 'Wie damals bekannt'),
  hint: (known) =>
    known === 'now'
      ? 'Was bis dahin geschehen war, wann immer es gemeldet wurde.'
      : 'Was bis dahin gemeldet war: was die Karten zeigten.',
  rows: 'Was da war',
  nothing: 'Nichts war da',
  unsent: 'Was auf diesem Gerät gesichert und noch nicht gesendet ist, fehlt in diesen Zahlen.',
  asking: 'Weiter zurück, als dieses Gerät denkt: Der Server wird gefragt.',
  offline: 'Weiter zurück, als dieses Gerät denkt. Noch einmal fragen, sobald es wieder online ist.',
  again: 'Noch einmal fragen',
  more: 'Mehr zeigen',
  from: { device: 'Auf diesem Gerät berechnet.', server: 'Vom Server.' },
}
