import type { PROBLEMS } from '../../../domain/problem-names.ts'
import type { Wording } from '../wording.ts'

/** Was der Server ablehnt, nach seinem Namen dafür. */
export const problemWords: Wording<typeof PROBLEMS> = {
  invalid: 'Der Server kann einen Teil des Gesendeten nicht annehmen.',
  malformed: 'Der Server konnte das Gesendete nicht lesen.',
  unauthenticated: 'Zum Weitermachen anmelden.',
  forbidden: 'Die eigene Rolle umfasst das nicht.',
  'not-found': 'Das gibt es auf dem Server nicht mehr.',
  'too-large': 'Das ist zu groß, um es auf einmal zu senden.',
  'unsupported-media-type': 'Diese Art von Inhalt nimmt der Server nicht.',
  'too-many-requests': 'Zu viele Anfragen. Eine Minute warten, dann noch einmal versuchen.',
  internal: 'Der Server hat versagt. Nichts davon wurde gesichert; noch einmal versuchen.',
  unavailable: 'Das geht auf dem Server gerade nicht. Gleich noch einmal versuchen.',
  'client-too-old':
    'Diese App ist zu alt, um weiterzulesen; sie muss aktualisiert werden. Was getan wurde, wird weiter gesendet.',
  'resync-required': 'Dieses Gerät muss alles neu holen.',
  'import-incomplete': 'Zeilen dieser Datei sind nicht angekommen. Die Datei noch einmal prüfen.',
  'import-not-now': 'Diese Datei wird gerade importiert oder ist es schon.',
  'import-failed': 'Der Server hat versagt. Was schon importiert ist, bleibt; dieselbe Datei macht dort weiter.',
  'no-company-prefix': 'Die Organisation hat noch keine GS1-Basisnummer.',
  'numbers-used-up': 'Alle Nummern dieser Art sind vergeben. In den Einstellungen einen anderen Anfang wählen.',
  'no-photo': 'Das ist kein vollständiges Foto.',
  'photo-too-many-pixels': 'Dieses Foto ist zu groß.',
  'photo-has-metadata': 'Dieses Foto sagt mehr als das Bild, etwa wo es entstand.',
  'photo-other-content': 'Das ist nicht das gemeinte Foto.',
  'photos-full': 'Die Organisation hat keinen Platz mehr für Fotos.',
  'printer-unknown': 'Das Netz kennt keinen solchen Drucker.',
  'printer-outside': 'Wo dieser Drucker steht, darf der Server nicht drucken.',
  'printer-unreachable': 'Der Drucker hat die Etiketten nicht angenommen.',
  'printer-busy': 'Der Drucker nimmt noch andere Etiketten an.',
}
