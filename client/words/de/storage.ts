/** The words of what this device keeps, in German. */
import type { Words } from '../index.ts'

export const storageWords: Words['storage'] = {
  title: 'Speicher',
  open: 'Was auf diesem Gerät liegt',
  kept: 'Was hier liegt',
  parts: {
    cards: 'Karten vom Server',
    actions: 'Was getan wurde',
    drafts: 'Halb fertige Arbeit',
    photographs: 'Fotos zu dem, was getan wurde',
    pictures: 'Fotos von Artikeln',
  },
  keptHint:
    'Karten lassen sich jederzeit neu holen. Was getan wurde, bleibt 30 Tage, nachdem es angenommen ist, und so lange es auf jemanden wartet.',
  queueHint:
    'Die Datei enthält alles, worauf noch kein Server geantwortet hat. Aufheben, wenn dieses Gerät abgegeben oder zurückgesetzt wird, bevor es wieder Netz hat: Wer den Server betreibt, kann daraus lesen, was getan wurde. Gesendet wird es von selbst, sobald es Netz gibt, mit oder ohne Datei.',
}
