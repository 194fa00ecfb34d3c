import type { Words } from '../index.ts'
import { many } from './many.ts'

export const noticesWords: Words['notices'] = {
  title: 'Mitteilungen',
  forYou: 'Für mich',
  low: 'Geht zur Neige',
  lowBy: (available, point) => `${available} verfügbar, Meldebestand ${point}`,
  nothing: 'Nichts mitzuteilen',
  nothingHint: 'Zugeteilte Zählungen und Aufträge stehen hier, eigene Ausnahmen und was zur Neige geht.',
  settings: 'Was mitgeteilt wird',
  kinds: {
    counts: 'Zugeteilte Zählungen',
    orders: 'Zugeteilte Aufträge',
    exceptions: 'Eigene Ausnahmen, und die noch niemand übernommen hat',
    'low-stock': 'Was zur Neige geht',
  },
  said: {
    counts: { title: 'Eine Zählung, hierher zugeteilt', about: '{name}' },
    orders: { title: 'Ein Auftrag, hierher zugeteilt', about: '{name}' },
    exceptions: { title: 'Eine Ausnahme zu klären', about: 'Der Eingang zeigt, welche es ist.' },
    'low-stock': { title: 'Geht zur Neige', about: '{name}' },
  },
  push: 'Auch wenn Bincard geschlossen ist',
  pushHint: 'Über den Push-Dienst dieses Browsers. Nie, wie viel da ist: nur, worum es geht.',
  pushOffline: 'Dafür ist einmal Netz nötig. Mit Netz noch einmal versuchen.',
  pushRefused:
    'Der Browser lässt keine Mitteilungen von Bincard zu. In seinen Einstellungen erlauben, dann noch einmal versuchen.',
  pushUnreachable:
    'Der Push-Dienst dieses Browsers ist nicht erreichbar. Später noch einmal versuchen; hier in der App wird es ohnehin mitgeteilt.',
  pushInstall:
    'Bincard zuerst auf den Home-Bildschirm legen: Dieses Telefon gibt Mitteilungen nur an installierte Apps.',
  pushNot: 'Dieser Browser hat keine Mitteilungen für geschlossene Apps. Hier in der App wird es ohnehin mitgeteilt.',
  pushOn: 'An. Auf diesem Gerät kommt es auch, wenn Bincard geschlossen ist.',
  quiet: 'Ruhezeit',
  quietFrom: 'Von',
  quietTo: 'Bis',
  quietHint: 'Nach der Uhr dieses Geräts. Was in dieser Zeit anfällt, kommt an ihrem Ende.',
  arrived: (count) => `Neu: ${many(count, 'Aufgabe', 'Aufgaben')}`,
}

export const installWords: Words['install'] = {
  title: 'Bincard auf dieses Gerät holen',
  hint: 'Es öffnet sich wie jede andere App, über den ganzen Bildschirm, mit und ohne Netz.',
  now: 'Installieren',
  decline: 'Nein, nicht mehr fragen',
  steps: [
    'In der Leiste des Browsers „Teilen“ antippen.',
    '„Zum Home-Bildschirm“ wählen, dann „Hinzufügen“.',
    'Bincard vom Home-Bildschirm öffnen und noch einmal anmelden.',
  ],
}

export const firstRunWords: Words['firstRun'] = {
  title: 'So geht es los',
  hint: 'In wenigen Minuten von nichts zum ersten gescannten Lagerplatz. Alles geht auch ohne Netz.',
  bin: 'Einen Standort anlegen und darin einen Lagerplatz',
  item: 'Einen Artikel anlegen oder eine Liste einlesen',
  label: 'Das Etikett des Lagerplatzes drucken',
  scan: 'Den Lagerplatz scannen',
  receive: 'Die erste Ware dorthin annehmen',
  done: 'Erledigt',
  fill: 'Mit einer kleinen Probe füllen',
  fillHint:
    'Ein Standort, drei Lagerplätze und vier Artikel mit Bestand, zum Ausprobieren. Es sind Karten wie alle anderen: später ändern oder archivieren.',
  filled: 'Die Probe ist da. S-01 scannen oder die Artikel ansehen.',
  sampleHere: 'Die Probe',
  takeBack: 'Probe zurücknehmen',
  takeBackHint:
    'Ihr Bestand war dann nie da, und ihre Karten werden archiviert: alles, womit seither niemand gearbeitet hat.',
  takenBack: 'Die Probe ist zurückgenommen. Ihre Karten lassen sich aus dem Archiv zurückholen.',
  sample: {
    site: 'Probestandort',
    items: ['Probe: Sechskantschraube', 'Probe: Packband', 'Probe: Unterlegscheibe', 'Probe: Handpumpe'],
  },
}
