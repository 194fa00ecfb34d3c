import type { REJECTIONS } from '../../../domain/errors.ts'
import type { Wording } from '../wording.ts'

const KEPT = 'Was getan wurde, bleibt hier'
const LEAD_CAN_POST = `${KEPT}; eine Leitung kann es buchen.`

export const rejectionWords: Wording<typeof REJECTIONS> = {
  'bad-shape': `Nicht angenommen: Etwas darin ließ sich nicht lesen. ${KEPT}; zum Senden neu eingeben.`,
  'bad-route': `Nicht angenommen: Bestand kann bei dieser Art Bewegung nicht diesen Weg nehmen. ${KEPT}; zum Senden andere Plätze wählen.`,
  'not-permitted': `Nicht angenommen: Die Rolle umfasst das nicht. ${LEAD_CAN_POST}`,
  'needs-approval': `Nicht angenommen: Das ist mehr, als allein korrigiert werden darf. ${LEAD_CAN_POST}`,
  'wrong-site': `Nicht angenommen: An diesem Standort nicht tätig. ${LEAD_CAN_POST}`,
  'no-longer-member': `Nicht angenommen: Die Mitgliedschaft hier ist beendet. ${LEAD_CAN_POST}`,
  'not-yours': `Nicht angenommen: Jemand anderes hat es auf diesem Gerät festgehalten. ${KEPT}; wer es war, kann es nach dem Anmelden senden.`,
  'own-count': `Nicht angenommen: Eine Zählung genehmigt jemand anderes, als gezählt hat. ${KEPT}; eine andere Leitung fragen.`,
  'id-reused': `Nicht angenommen: Eine andere Aktion trägt dieselbe Nummer. ${KEPT}; zum Senden neu eingeben.`,
  'already-reversed':
    'Nicht angenommen: Diese Bewegung wurde schon rückgängig gemacht. Der Bestand ist, wie er sein soll.',
  'not-reversible':
    'Nicht angenommen: Nur was Menschen bewegt haben, lässt sich rückgängig machen. Auf eine falsche Zählung folgt eine neue.',
  'unknown-reference': `Nicht angenommen: Es nennt etwas, das es hier nicht gibt. ${KEPT}; zum Senden etwas anderes wählen.`,
  'group-rejected': `Nicht angenommen: Ein anderer Teil derselben Arbeit wurde nicht angenommen, und sie gehören zusammen. ${KEPT}.`,
  'lot-required': `Nicht angenommen: Dieser Artikel wird nach Charge verfolgt, und keine wurde genannt. ${KEPT}; zum Senden die Charge nennen.`,
  'wrong-lot': `Nicht angenommen: Diese Charge gehört zu einem anderen Artikel. ${KEPT}; zum Senden die richtige Charge nennen.`,
  'serial-quantity': `Nicht angenommen: Eine Seriennummer ist ein Stück. ${KEPT}; jedes Stück mit seiner Nummer eingeben.`,
  'not-a-bin': `Nicht angenommen: Nur Lagerplätze und Tore lassen sich zählen. ${KEPT}; zum Senden einen davon wählen.`,
  'quantity-required': `Nicht angenommen: Es sagt nicht, wie viele gesehen wurden. ${KEPT}; zum Senden noch einmal zählen.`,
  'missing-fields': `Nicht angenommen: Etwas Nötiges blieb leer. ${KEPT}; zum Senden ausfüllen.`,
  'fixed-field': `Nicht angenommen: Das lässt sich nicht mehr ändern, wenn es einmal angelegt ist. ${KEPT}.`,
  'fixed-by-use': `Nicht angenommen: Es gibt schon Bestand davon, so festgehalten, wie es ist. ${KEPT}; für die andere Art einen neuen Artikel anlegen.`,
  'in-use':
    'Nicht angenommen: Es wurde verwendet und lässt sich nicht löschen. Nichts ist verloren; stattdessen archivieren.',
  'already-exists': `Nicht angenommen: Das wurde schon mit anderem Inhalt angelegt. ${KEPT}; das vorhandene bearbeiten.`,
  'other-site': `Nicht angenommen: Der Ort darüber liegt in einem anderen Standort. ${KEPT}; einen anderen Ort darüber wählen.`,
  'kit-loop': `Nicht angenommen: Ein Artikel kann nicht aus sich selbst bestehen, auch nicht über einen anderen. ${KEPT}; andere Teile wählen.`,
  'variant-loop': `Nicht angenommen: Ein Artikel kann nicht Variante seiner selbst sein, auch nicht über einen anderen. ${KEPT}; einen anderen Artikel wählen.`,
  'would-loop': `Nicht angenommen: Ein Ort kann nicht in sich selbst liegen. ${KEPT}; einen anderen Ort darüber wählen.`,
}

export const otherRejection = `Nicht angenommen. ${KEPT}; eine Leitung kann es sich ansehen.`
