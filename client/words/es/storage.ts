/** The words of what this device keeps, in Spanish. */
import type { Words } from '../index.ts'

export const storageWords: Words['storage'] = {
  title: 'Almacenamiento',
  open: 'Qué se guarda en este dispositivo',
  kept: 'Qué se guarda aquí',
  parts: {
    cards: 'Fichas traídas del servidor',
    actions: 'Lo que hizo',
    drafts: 'Trabajo a medias',
    photographs: 'Fotos de lo que hizo',
    pictures: 'Fotos de artículos',
  },
  keptHint:
    'Las fichas se pueden traer de nuevo en cualquier momento. Lo que hizo se queda 30 días después de aceptado, y mientras espere por usted.',
  queueHint:
    'El archivo tiene todo lo que ningún servidor ha respondido aún. Guárdelo si este dispositivo se entrega o se restablece antes de volver a tener red: quien lleva el servidor puede leer en él lo que se hizo. Se envía solo en cuanto hay red, con archivo o sin él.',
}
