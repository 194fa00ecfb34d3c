import type { FILE_FAULTS } from '../../../domain/file-fault.ts'
import type { Wording } from '../wording.ts'
import { figure } from './many.ts'

/** Warum eine Datei nicht zu lesen ist, und was zu tun ist; davor steht ihr Name. */
export const fileFaultWords: Wording<typeof FILE_FAULTS> = {
  'empty-file': 'In dieser Datei steht nichts. Dort, wo sie herkommt, noch einmal sichern und wieder wählen.',
  'no-rows': 'Unter der Kopfzeile stehen keine Zeilen.',
  'no-header': ({ row }) =>
    `Zeile ${figure.format(row)} nennt keine Spaltennamen. Darüber eine Zeile mit den Namen einfügen, etwa SKU und Name, und die Datei noch einmal wählen.`,
  'open-quote': ({ row }) =>
    `In Zeile ${figure.format(row)} geht ein Anführungszeichen auf und nicht zu, oder umgekehrt: Ab da würde jede Zelle falsch gelesen. Diese Zeile berichtigen und die Datei noch einmal wählen.`,
  protected: 'Sie ist mit einem Kennwort geschützt. In Excel öffnen, ohne Kennwort sichern und noch einmal wählen.',
  'old-excel': 'Sie ist von einem alten Excel (.xls). Öffnen, als .xlsx oder CSV sichern und noch einmal wählen.',
  'broken-book':
    'Diese Excel-Datei ist beschädigt oder nicht vollständig. Noch einmal sichern oder herunterladen und wieder wählen.',
  'not-a-table': 'Sie ist keine Tabelle. Was importiert werden soll, als CSV oder .xlsx sichern und das wählen.',
  'too-large': ({ most }) =>
    `Eine Datei darf ${figure.format(most)} MB haben. Teilen und einen Teil nach dem anderen importieren.`,
  'too-many-rows': ({ most }) =>
    `Eine Datei darf ${figure.format(most)} Zeilen haben. Teilen und einen Teil nach dem anderen importieren.`,
}
