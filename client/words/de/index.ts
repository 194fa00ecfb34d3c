/** German. The words of whoever works here are in the infinitive: nobody is addressed as one would not be at work. */
import type { Words } from '../index.ts'
import { bulkWords } from './bulk.ts'
import { cameraWords } from './camera.ts'
import { countWords, itemsWords, locationsWords, ordersWords } from './cards.ts'
import { attributesWords, categoriesWords, suppliersWords } from './catalogue.ts'
import { exportWords } from './export.ts'
import { fileFaultWords } from './file-faults.ts'
import { flowWords } from './flows.ts'
import { importWords } from './import.ts'
import { labelsWords } from './labels.ts'
import { listsWords } from './lists.ts'
import { many } from './many.ts'
import { orderFormWords, orderNumbersWords, partnersWords, placesWords, walkWords } from './master.ts'
import { firstRunWords, installWords, noticesWords } from './notices.ts'
import { outboundWords } from './outbound.ts'
import { photosWords } from './photos.ts'
import { problemWords } from './problems.ts'
import { basketWords, receiveWords } from './receive.ts'
import { otherRejection, rejectionWords } from './rejections.ts'
import { rowFaultWords } from './row-faults.ts'
import { searchWords } from './search.ts'
import { inboxWords, scannerWords, settingsWords } from './settling.ts'
import { asOfWords, kitWords, lotWords, reasonsWords } from './stockwork.ts'
import { storageWords } from './storage.ts'
import { unitsWords } from './units.ts'
import { variantsWords } from './variants.ts'

export const german: Words = {
  app: 'Bincard',
  skip: 'Zum Inhalt',
  back: 'Zurück',
  close: 'Schließen',
  save: 'Sichern',
  undo: 'Rückgängig',
  toasts: 'Meldungen',
  notLoaded: 'Die Karten dieses Lagers werden geholt…',
  unknownName: 'Nicht auf diesem Gerät',
  amount: (figure, unit) => `${figure} ${unit}`,
  goneHint: 'Es wurde entfernt oder gehört zu einem anderen Standort.',
  flows: flowWords,
  camera: cameraWords,
  lookOnly: {
    title: 'Nur zum Ansehen',
    hint: 'Die Rolle umfasst diese Arbeit nicht. Eine Leitung kann sie tun oder eine andere Rolle geben.',
  },

  nav: {
    label: 'Hauptmenü',
    home: 'Start',
    items: 'Artikel',
    scan: 'Scannen',
    count: 'Zählen',
    more: 'Mehr',
    counted: (label, count) => `${label}, ${count} zu klären`,
  },

  state: {
    saved: 'Hier gesichert',
    sent: 'Gesendet',
    parked: 'Wartet',
    accepted: 'Angenommen',
    exception: 'Angenommen, mit Ausnahme',
    rejected: 'Nicht angenommen',
  },
  stateStory: {
    saved: 'Auf diesem Gerät gesichert. Es wird gesendet, sobald es wieder online ist.',
    sent: 'Gesendet. Die Antwort ist unterwegs; es geht nichts verloren, wenn sie ausbleibt.',
    parked: 'Es wartet auf etwas, das noch nicht angekommen ist. Bis dahin bleibt es hier.',
    accepted: 'Angenommen. Jedes Gerät hat es oder bekommt es.',
    exception: 'Angenommen, denn es ist geschehen. Etwas daran ist auffällig, und jemand sieht es sich an.',
  },

  badge: {
    text: (kind, pending, inbox) => {
      if (kind === 'needs-you') return inbox === 0 ? 'Zu klären' : `${inbox} zu klären`
      if (kind === 'offline') return pending > 0 ? `Offline · ${pending} hier` : 'Offline'
      if (kind === 'sending') return `Sendet ${pending}`
      return kind === 'syncing' ? 'Holt auf' : 'Aktuell'
    },
    label: (text) => `Abgleich: ${text}`,
  },
  sync: {
    title: 'Dieses Gerät und die anderen',
    waiting: 'Wartet auf das Senden',
    nothingWaits: 'Nichts wartet',
    since: 'Ältestes',
    lastContact: 'Letzter Kontakt',
    never: 'Noch nie',
    progress: 'Geholte Karten',
    of: (done, total) => `${done} von ${total}`,
    now: 'Jetzt abgleichen',
    export: 'Warteschlange exportieren',
    inbox: 'Eingang öffnen',
    exportName: (day) => `bincard-warteschlange-${day}.json`,
    trouble: {
      'signed-out': 'Die Anmeldung ist beendet. Was hier getan wird, ist gesichert; zum Senden neu anmelden.',
      'no-longer-member':
        'Die Mitgliedschaft hier ist beendet, und die Karten haben dieses Gerät verlassen. Was getan wurde, bleibt; eine Leitung kann es buchen.',
      'client-too-old':
        'Diese Version ist zu alt, um Neues zu holen. Was getan wird, wird weiter gesendet. Zum Aufholen aktualisieren.',
      'storage-full':
        'Auf diesem Gerät ist kein Platz mehr. Platz schaffen: Bis dahin lässt sich nichts Neues sichern.',
      'server-error':
        'Der Server kann gerade nicht antworten. Was getan wird, ist hier gesichert und wird gesendet, sobald es geht.',
    },
  },

  rejections: rejectionWords,
  otherRejection,
  problems: problemWords,
  problemNumber: (said, id) => `${said} Für den Support: ${id}`,
  fileFaults: fileFaultWords,
  rowFaults: rowFaultWords,

  update: {
    ready: 'Eine neue Version ist bereit. Eingegebenes bleibt.',
    elsewhere: 'Bincard wurde in einem anderen Tab aktualisiert. Eingegebenes bleibt.',
    take: 'Jetzt aktualisieren',
    reload: 'Diesen Tab neu laden',
    news: 'Was neu ist',
  },

  failure: {
    title: 'Diese Ansicht ist stehen geblieben',
    happened: 'In der App trat ein Fehler auf, während sie diese Ansicht zeichnete. Es lag an keiner Eingabe.',
    safe: 'Sicher: Was festgehalten wurde, ist auf diesem Gerät gesichert, und halb Eingegebenes bleibt.',
    next: 'Neu öffnen. Bleibt sie wieder stehen, anderswo weitermachen: Die anderen Ansichten arbeiten.',
    report: (online) =>
      online
        ? 'Wer diesen Server betreibt, wird benachrichtigt, nur über den Fehler: Vom Bestand geht nichts mit.'
        : 'Wer diesen Server betreibt, wird benachrichtigt, sobald es Netz gibt, nur über den Fehler: Vom Bestand geht nichts mit.',
    again: 'Neu öffnen',
    home: 'Zum Start',
    noRoom: 'Nicht gesichert: Auf diesem Gerät ist kein Platz mehr. Platz schaffen, dann noch einmal versuchen.',
    notSaved: 'Nicht gesichert: Dieses Gerät konnte es nicht speichern. Noch einmal versuchen.',
    startTitle: 'Bincard konnte seine Karten auf diesem Gerät nicht öffnen',
    startHint: 'Der Browser gab den Speicher nicht frei. Andere Tabs von Bincard schließen und noch einmal versuchen.',
  },

  signIn: {
    title: 'Anmelden',
    lead: 'Die Karte jedes Lagerplatzes, auf jedem Telefon, immer richtig.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    show: 'Zeigen',
    submit: 'Anmelden',
    offline: 'Kein Netz. Die erste Anmeldung auf einem Gerät braucht das Netz, danach geht es ohne.',
    wrong: 'Adresse oder Passwort stimmt nicht.',
    throttled: 'Zu viele Versuche. Eine Minute warten, dann noch einmal versuchen.',
    unreachable: 'Der Server ist nicht erreichbar. Das Netz prüfen, dann noch einmal versuchen.',
    server: 'Der Server konnte nicht antworten. Gleich noch einmal versuchen.',
    goOn: (name) => `Weiter als ${name}`,
    remembered: 'Auf diesem Gerät schon an der Arbeit',
    opening: 'Die Karten werden geöffnet…',
  },

  expiry: {
    in: (days) => {
      if (days === 0) return 'läuft heute ab'
      return days > 0 ? `in ${many(days, 'Tag', 'Tagen')}` : `seit ${many(-days, 'Tag', 'Tagen')} abgelaufen`
    },
    on: (day) => `am ${day}`,
  },

  pad: {
    quantity: 'Menge',
    unit: 'Einheit',
    less: 'Eins weniger',
    more: 'Eins mehr',
    back: 'Letzte Ziffer löschen',
    all: (figure) => `Alle ${figure}`,
    and: 'und…',
    takeBack: (figure, unit) => `${figure} ${unit} zurücknehmen`,
  },

  changed: {
    title: 'Was andere geändert haben',
    count: (count) => many(count, 'Änderung', 'Änderungen'),
    since: (moment) => `seit ${moment}`,
    nothing: 'Nichts Neues',
    nothingHint:
      'Was andere an den eigenen Plätzen tun und an Aufträgen und Zählungen der eigenen Standorte ändern, steht hier.',
    work: 'Aufträge und Zählungen',
    isNew: 'Neu',
    isChanged: 'Geändert',
    settled: 'Für Sie geklärt',
    moved: 'An Ihren Plätzen',
    allSeen: 'Alles gesehen',
    seen: 'Ab jetzt steht hier nur, was neuer ist.',
  },

  home: {
    title: 'Start',
    next: 'Als Nächstes',
    nothing: 'Nichts wartet',
    nothingHint: (starts) =>
      starts ? 'Irgendetwas scannen, um zu beginnen, oder die Arbeit wählen.' : 'Scannen, um zu sehen, was es ist.',
    start: 'Beginnen',
    countAgain: 'Noch einmal zählen',
    given: 'Persönlich zugeteilt',
    needsYou: (count) => `${many(count, 'Sache ist', 'Sachen sind')} zu klären`,
    needsYouHint: 'Im Eingang klären',
    count: (name) => `Zählen: ${name}`,
    counted: (observed) => many(observed, 'Beobachtung', 'Beobachtungen'),
    review: (count) => `${many(count, 'Differenz', 'Differenzen')} anzusehen`,
    order: (number) => `Auftrag ${number}`,
    out: {
      pick: (number) => `${number} entnehmen`,
      picking: (number) => `Rest von ${number} entnehmen`,
      ship: (number) => `${number} packen und versenden`,
      shipped: (number) => `${number} schließen: Alles ist versandt`,
    },
    ownException: (count) => many(count, 'eigene Ausnahme', 'eigene Ausnahmen'),
    exception: (count) => `${many(count, 'Ausnahme', 'Ausnahmen')} noch von niemandem übernommen`,
    nothingDone: 'Was festgehalten wird, steht hier mit seinem Stand.',
  },

  last: {
    button: 'Zuletzt',
    label: 'Zuletzt: letzte Aktionen',
    title: 'Zuletzt getan',
    several: (count) => many(count, 'Position', 'Positionen'),
    undo: (what) => `Rückgängig: ${what}`,
    undone: 'Rückgängig gemacht',
    settle: 'Klären',
    settleWhat: (what) => `Klären: ${what}`,
    nothing: 'Auf diesem Gerät noch nichts getan',
  },

  scan: {
    title: 'Scannen',
    field: 'Barcode, SKU, Charge oder Lagerplatz',
    look: 'Nachsehen',
    cardsComing: 'Die Karten kommen noch auf dieses Gerät. Was gescannt wurde, zählt, sobald sie da sind.',
    hint: 'Der Scanner geht jederzeit, in jeder Ansicht. Oder einen Code eintippen.',
    recent: 'Letzte Scans',
    clear: 'Leeren',
    empty: 'Noch nichts gescannt',
    found: (kind, name) => `${kind}: ${name}`,
    kinds: { item: 'Artikel', location: 'Ort', lot: 'Charge', order: 'Auftrag', unknown: 'Nicht bekannt' },
    signals: { good: 'Gefunden', bad: 'Nicht gefunden', wrong: 'Nicht das Erwartete', done: 'Gesichert' },
    marks: { good: '●', bad: '?', wrong: '✕', done: '✓' },
    several: 'Dieser Code bedeutet mehr als eines. Eines wählen.',
    newLot: (code) => `Neue Charge ${code}`,
    labelHolds: (count, unit) => `${count} ${unit} auf dem Etikett`,
    unknown: (code) => `Nichts hier hat den Code ${code}`,
    unknownHint: 'Das Etikett prüfen oder den Artikel nach Namen suchen.',
    searchItems: 'Artikel suchen',
    moveFrom: 'Von hier umlagern',
    putAwayHere: 'Hier einlagern',
    pickFrom: 'Von hier entnehmen',
    receiveHere: 'Hier annehmen',
    returnHere: 'Hier zurücknehmen',
    kitHere: 'Hier einen Bausatz machen',
    moreDeeds: 'Mehr…',
    deedsOf: (name) => `Was zu tun ist: ${name}`,
  },

  unknownCode: {
    link: 'Mit einem Artikel verbinden',
    linkTo: (name) => `Mit ${name} verbinden`,
    linked: (code, name) => `${code} ist jetzt ${name}`,
    make: 'Einen Artikel damit anlegen',
    expected: (code) => `der Artikel mit dem Code ${code}`,
    reportFirst: (code) => `Zuerst ${code} mit seinem Bild melden oder es schließen`,
    later: 'Für später melden',
    reported: (code) => `${code} gemeldet. Wer die Artikel kennt, sagt, was es ist.`,
    takePhoto: 'Foto aufnehmen',
    takeAnother: 'Noch ein Foto aufnehmen',
    photo: 'Foto dessen, was diesen Code hat',
    noPicture: 'Das ist kein Bild, das sich behalten lässt. Ein anderes aufnehmen.',
    tooLong: 'Das ist länger, als ein Code sein kann. Stattdessen den Barcode des Artikels scannen.',
    notYours: 'Manager sagen, was ein Code ist. Melden, möglichst mit Foto, und weitermachen.',
  },

  items: itemsWords,

  locations: locationsWords,

  count: countWords,

  orders: ordersWords,

  orderForm: orderFormWords,
  orderNumbers: orderNumbersWords,
  partners: partnersWords,
  places: placesWords,
  walk: walkWords,
  photos: photosWords,
  searchAll: searchWords,
  units: unitsWords,
  bulk: bulkWords,
  lists: listsWords,

  outbound: outboundWords,
  receive: receiveWords,

  basket: basketWords,

  inbox: inboxWords,

  reasons: reasonsWords,
  categories: categoriesWords,
  attributes: attributesWords,
  suppliers: suppliersWords,
  variants: variantsWords,
  notices: noticesWords,
  install: installWords,
  storage: storageWords,
  firstRun: firstRunWords,

  labels: labelsWords,

  lot: lotWords,

  kit: kitWords,

  asOf: asOfWords,

  settings: settingsWords,
  scanner: scannerWords,
  import: importWords,
  export: exportWords,

  more: {
    title: 'Mehr',
    work: 'Arbeit',
    look: 'Nachsehen',
    device: 'Dieses Gerät',
    import: 'Datei importieren',
    export: 'Datei exportieren',
  },

  history: {
    kinds: {
      receipt: 'Annahme',
      'put-away': 'Einlagerung',
      move: 'Umlagerung',
      pick: 'Entnahme',
      pack: 'Packen',
      ship: 'Versand',
      'transfer-out': 'Abgang an Standort',
      'transfer-in': 'Zugang von Standort',
      return: 'Rückgabe',
      adjust: 'Korrektur',
      opening: 'Anfangsbestand',
      scrap: 'Ausschuss',
      consume: 'Verbrauch',
      produce: 'Herstellung',
      'count-variance': 'Zähldifferenz',
      reversal: 'Rückgängig gemacht',
      observation: 'Zählung',
    },
    undone: 'Rückgängig gemacht',
    way: (from, to) => `${from} → ${to}`,
    counted: 'gezählt',
    by: (name) => `von ${name}`,
    undoThis: 'Dies rückgängig machen',
    undoTogether: (count) => `Alle ${count} zusammen rückgängig machen`,
    undoing: 'Rückgängig gemacht. Auf diesem Gerät gesichert.',
    when: 'Geschehen',
    arrived: 'Angekommen',
    notYet: 'Noch nicht',
    who: 'Wer',
    device: 'Gerät',
    thisDevice: 'Dieses',
    otherDevice: (end) => `Ein anderes, …${end}`,
    from: 'Von',
    to: 'Nach',
    reason: 'Grund',
    you: 'selbst',
    more: 'Mehr zeigen',
  },

  action: {
    edit: { create: 'Neu', update: 'Geändert', delete: 'Gelöscht' },
    collections: {
      items: 'Artikel',
      locations: 'Ort',
      lots: 'Charge',
      counts: 'Zählung',
      orders: 'Auftrag',
      'count-schedules': 'Zählplan',
      'item-costs': 'Kosten eines Artikels',
      'supplier-prices': 'Preis eines Lieferanten',
      'label-settings': 'Einstellungen der Etiketten',
      'order-settings': 'Auftragsnummern',
      printers: 'Drucker',
      partners: 'Partner',
      reasons: 'Grund',
      categories: 'Kategorie',
      attributes: 'Merkmal',
      exceptions: 'Ausnahme',
    },
    decision: { approve: 'Zählung genehmigt', recount: 'Nachzählung verlangt' },
    allocation: 'Reserviert',
    report: { 'unknown-barcode': 'Code gemeldet' },
    reversal: 'Bewegung rückgängig gemacht',
    observation: 'Gezählt',
    closing: 'Lagerplatz gezählt',
  },
}
