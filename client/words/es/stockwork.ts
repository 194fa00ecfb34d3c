/** The words of reasons, lot status, serials, kits and stock as of a moment. */
import type {
  asOfWords as englishAsOf,
  kitWords as englishKit,
  lotWords as englishLot,
  reasonsWords as englishReasons,
} from '../en/stockwork.ts'
import type { Wording } from '../wording.ts'

export const reasonsWords: Wording<typeof englishReasons> = {
  title: 'Motivos',
  list: 'Motivos',
  hint: 'Se ofrecen con un toque al corregir, descartar o devolver existencias. Lo registrado conserva su motivo.',
  none: 'Todavía no hay motivos',
  create: 'Nuevo motivo',
  edit: 'Editar motivo',
  name: 'Nombre',
  offeredFor: 'Se ofrece para',
  archived: 'Archivado: se conserva, pero ya no se ofrece',
  archivedShort: 'Archivado',
  saved: (name) => `Guardado: ${name}`,
  first: {
    found: 'Encontrado',
    missing: 'Faltante',
    miscounted: 'Mal contado',
    'wrong-label': 'Etiqueta equivocada',
    'unit-mix-up': 'Unidad confundida',
    damaged: 'Dañado',
    expired: 'Caducado',
    contaminated: 'Contaminado',
    sample: 'Muestra',
    'wrong-item': 'Artículo equivocado',
    'not-wanted': 'Ya no se desea',
  },
}

export const lotWords: Wording<typeof englishLot> = {
  lot: 'Lote',
  serial: 'Número de serie',
  status: '¿Se puede usar?',
  changed: (code, status) => `${code}: ${status.toLowerCase()}`,
  notYours: (status) => `${status}. Un supervisor decide si se puede usar.`,
  twice: 'Las fichas tienen más de una pieza con este número. Mire su historial y deshaga lo que no ocurrió.',
  lastSeen: (place, when) => `En ningún hueco. Fue por última vez a ${place}, ${when}.`,
  gone: 'Este lote no está en este dispositivo',
  edit: 'Editar lote',
  madeOn: 'Fabricado el',
  byShelfLife: (day) => `Según la vida útil: ${day}`,
  saved: (code) => `Guardado: ${code}`,
  taken: (code) => `${code} ya existe`,
}

export const kitWords: Wording<typeof englishKit> = {
  titles: { kit: 'Montar kit', unkit: 'Desmontar' },
  way: 'Montar o desmontar',
  slot: 'Kit',
  components: 'Componentes',
  none: 'Aquí no tiene componentes',
  chooseKit: 'Elija qué montar',
  expectsItem: 'lo que se va a montar o desmontar',
  expects: 'lo que se va a montar o desmontar, o un hueco o un muelle para ello',
  choosePlace: (name) => `Elija un hueco: ${name}`,
  chooseLot: (name) => `Elija un lote: ${name}`,
  notMade: 'Este artículo no tiene componentes. Quien edita artículos puede indicarlos en su ficha.',
  unknownPart: 'Uno de los componentes no está en este dispositivo',
  noProduction: 'Esta organización no tiene un lugar de producción',
  oneSerial: (name) => `${name}: un número de serie es una sola pieza. Móntelos de uno en uno.`,
  trouble: {
    'held-lot': 'de un lote retenido',
    'expired-lot': 'de un lote caducado',
    'held-place': 'de un lugar retenido',
  },
  short: 'hay menos de lo necesario',
  button: { kit: (what) => `Montar ${what}`, unkit: (what) => `Desmontar ${what}` },
  done: { kit: (what) => `Montado: ${what}`, unkit: (what) => `Desmontado: ${what}` },
  edit: 'Editar los componentes',
  add: 'Añadir componente',
  remove: (name) => `Quitar ${name}`,
  perKit: (name, unit) => `${name}, ${unit} en cada uno`,
  loops: 'Un artículo no puede ser componente de sí mismo, tampoco a través de otro.',
}

export const asOfWords: Wording<typeof englishAsOf> = {
  title: 'Existencias a fecha',
  open: 'Existencias en otro momento',
  ofNothing: 'Elija qué quiere ver en el pasado',
  ofNothingHint: 'Abra la ficha de un artículo, un hueco o un centro: bajo su historial se llega aquí.',
  moment: 'Momento',
  ago: 'Hace cuánto',
  quick: { hour: 'Hace una hora', day: 'Hace un día', week: 'Hace una semana', month: 'Hace un mes' },
  known: '¿Sabido cuándo?',
  asKnown: (known) => (known === 'now' ? 'Sabido ahora' : 'Sabido entonces'),
  hint: (known) =>
    known === 'now'
      ? 'Lo que había ocurrido hasta entonces, se comunicara cuando se comunicara.'
      : 'Lo que se había comunicado hasta entonces: lo que mostraban las fichas.',
  rows: 'Lo que había',
  nothing: 'No había nada',
  unsent: 'Lo guardado en este dispositivo y sin enviar todavía no está en estas cifras.',
  asking: 'Más atrás de lo que recuerda este dispositivo: se pregunta al servidor.',
  offline: 'Más atrás de lo que recuerda este dispositivo. Pregunte de nuevo cuando tenga conexión.',
  again: 'Repetir',
  more: 'Mostrar más',
  from: { device: 'Calculado en este dispositivo.', server: 'Del servidor.' },
}
