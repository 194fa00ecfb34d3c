/** Datos maestros: socios, pedidos, ubicaciones, búsqueda, unidades, muchos artículos a la vez. */
import type { Words } from '../index.ts'
import { figure, many } from './many.ts'

const articles = (count: number): string => many(count, 'artículo', 'artículos')
const places = (count: number): string => many(count, 'ubicación', 'ubicaciones')

export const partnersWords: Words['partners'] = {
  title: 'Socios',
  search: 'Nombre o código',
  list: 'Socios',
  kinds: { supplier: 'Proveedor', customer: 'Cliente' },
  several: { supplier: 'Proveedores', customer: 'Clientes' },
  none: 'Aún no hay socios',
  noneHint: 'La gerencia los crea aquí: los proveedores envían mercancía, los clientes la reciben.',
  noMatch: 'Ningún socio coincide',
  create: 'Nuevo socio',
  createAs: { supplier: 'Nuevo proveedor', customer: 'Nuevo cliente' },
  edit: 'Editar socio',
  choose: 'Elija un socio para ver sus pedidos.',
  chooseAs: { supplier: 'Elegir proveedor', customer: 'Elegir cliente' },
  nobody: 'Sin socio',
  gone: 'Este socio no está en este dispositivo',
  name: 'Nombre',
  kind: 'Tipo',
  code: 'Código',
  archived: 'Archivado: se conserva, pero ya no se ofrece',
  archivedShort: 'Archivado',
  archive: 'Archivar',
  bringBack: 'Recuperar',
  saved: (name) => `Guardado: ${name}`,
  archivedNow: (name) => `Archivado: ${name}`,
  broughtBack: (name) => `De vuelta: ${name}`,
  orders: 'Pedidos',
  noOrders: 'No hay pedidos con este socio',
}

export const orderFormWords: Words['orderForm'] = {
  create: 'Nuevo pedido',
  createAs: { purchase: 'Nueva compra', sales: 'Nueva venta', transfer: 'Nuevo traslado' },
  edit: 'Editar pedido',
  editing: (number) => `Editar ${number}`,
  partner: { purchase: 'Proveedor', sales: 'Cliente' },
  site: { purchase: 'Se recibe en', sales: 'Se envía desde', transfer: 'Sale de' },
  toSite: 'Va a',
  chooseSite: 'Elija una sede',
  number: 'Número',
  numberNext: (number) => `Siguiente: ${number}`,
  numberNone: 'A este dispositivo no le quedan números. Conéctese una vez o escriba uno.',
  dueOn: 'Vence el',
  lines: 'Líneas',
  noLines: 'Escanee lo que se pide, o elíjalo.',
  addItem: 'Añadir un artículo',
  howMany: (name) => `¿Cuántos de ${name}?`,
  price: 'Precio de uno',
  removeLine: 'Quitar',
  removed: 'Línea quitada',
  lineDone: 'Listo',
  expects: 'un artículo',
  saveDraft: 'Guardar como borrador',
  openIt: (count) => (count === 0 ? 'Abrir el pedido' : `Abrir con ${many(count, 'línea', 'líneas')}`),
  save: 'Guardar',
  saved: (number) => `Guardado: ${number}`,
  opened: (number) => `Abierto: ${number}`,
  clear: 'Empezar de nuevo',
  faults: {
    number: 'Escriba un número',
    'number-taken': 'Otro pedido tiene este número',
    site: 'Elija una sede',
    'to-site': 'Elija adónde va',
    'same-site': 'Sale de la misma sede a la que va',
    lines: 'Añada una línea para abrirlo',
    'too-many-lines': 'Más líneas de las que caben aquí en un pedido: escríbalo como dos',
  },
  turn: {
    draft: 'Volver a borrador',
    open: 'Abrir el pedido',
    closed: 'Cerrar el pedido',
    cancelled: 'Cancelar el pedido',
  },
  reopen: 'Abrirlo otra vez',
  turned: {
    draft: (number) => `Otra vez borrador: ${number}`,
    open: (number) => `Abierto: ${number}`,
    closed: (number) => `Cerrado: ${number}`,
    cancelled: (number) => `Cancelado: ${number}`,
  },
  search: 'Número, socio o estado',
  noMatch: 'Ningún pedido coincide',
}

export const orderNumbersWords: Words['orderNumbers'] = {
  title: 'Números de pedido',
  hint: 'Cada dispositivo recibe números por adelantado, para que sin red dos pedidos nunca compartan uno. Puede haber huecos.',
  prefix: 'Prefijo',
  digits: 'Cifras',
  looksLike: (number) => `Así se ve: ${number}`,
  badPrefix: 'Un prefijo no puede acabar en cifra',
  saved: 'Guardado: números de pedido',
}

export const placesWords: Words['places'] = {
  open: 'Crear muchas a la vez',
  title: 'Muchas ubicaciones',
  first: 'Primer código',
  last: 'Último código',
  expects: 'una ubicación que contiene otras',
  example: { first: 'A-01-01', last: 'C-12-04' },
  preview: 'Lo que se crea',
  count: places,
  make: (count) => (count === 0 ? 'Crear las ubicaciones' : `Crear ${places(count)}`),
  made: (count) => `Creadas: ${places(count)}`,
  inOrder: 'Numerarlas en el orden del recorrido',
  start: 'Orden desde',
  skipped: (count, some) =>
    `${many(count, 'código ya existe y queda', 'códigos ya existen y quedan')} como ${count === 1 ? 'está' : 'están'}: ${some}${count > 3 ? ' …' : ''}`,
  wrong: {
    empty: 'Diga el primer código y el último: las letras y cifras entre ellos se cuentan.',
    shape: 'Los dos códigos deben tener las mismas partes, como A-01-01 y C-12-04.',
    backwards: 'El último código va antes que el primero.',
    'too-many': 'Son más de 2000. Créelas por partes, o importe un archivo.',
  },
  search: 'Código, nombre o código de barras',
  noMatch: 'Ninguna ubicación coincide',
  archived: 'Archivada',
  archive: 'Archivada: se conserva, pero ya no se ofrece',
  capacity: 'Cabida',
}

export const walkWords: Words['walk'] = {
  open: 'Cambiar el orden del recorrido',
  title: 'Orden del recorrido',
  hint: 'Arrastre un hueco por su asa, o muévalo con las flechas. Quien prepara pedidos sigue este orden.',
  byCode: 'Ordenar por código',
  number: (start) => `Numerar todos, desde ${start}`,
  save: (count) => (count === 0 ? 'Guardar el orden' : `Guardar ${many(count, 'cambio', 'cambios')}`),
  saved: (code) => `Guardado: el recorrido de ${code}`,
  move: (code) => `Mover ${code} con las flechas`,
  up: (code) => `${code} uno antes`,
  down: (code) => `${code} uno después`,
  movedTo: (code, place, of) => `${code}: ${place} de ${of}`,
  tooMany: 'Más huecos de los que se pueden ordenar a la vez',
  tooManyHint: 'Abra un pasillo y cambie el orden allí.',
}

export const searchWords: Words['searchAll'] = {
  title: 'Buscar',
  open: 'Buscar en todo',
  field: 'Artículos, ubicaciones, lotes, pedidos, socios, recuentos',
  start: 'Escriba una parte de lo que busca',
  hint: 'Un nombre, un código, un código de barras o un número. Funciona sin red.',
  none: 'Nada en este dispositivo coincide',
  over: 'Archivado o terminado',
  more: (total) => `${figure(total)} en total`,
  found: (total) => many(total, 'resultado', 'resultados'),
  kinds: {
    items: 'Artículos',
    locations: 'Ubicaciones',
    lots: 'Lotes y números de serie',
    orders: 'Pedidos',
    partners: 'Socios',
    counts: 'Recuentos',
  },
}

export const unitsWords: Words['units'] = {
  names: {
    ...{ PCE: 'pieza', C62: 'uno', PR: 'par', SET: 'juego', DZN: 'docena', HUR: 'hora' },
    ...{ KGM: 'kilogramo', GRM: 'gramo', TNE: 'tonelada', LBR: 'libra', ONZ: 'onza' },
    ...{ LTR: 'litro', MLT: 'mililitro', CLT: 'centilitro', MTQ: 'metro cúbico' },
    ...{ MTR: 'metro', CMT: 'centímetro', MMT: 'milímetro', FOT: 'pie', INH: 'pulgada', MTK: 'metro cuadrado' },
    ...{ CS: 'cajón', CT: 'cartón', BX: 'caja', PK: 'paquete', BG: 'bolsa', BO: 'botella' },
    ...{ CA: 'lata', RO: 'rollo', DR: 'bidón', PX: 'palé' },
  },
  edit: 'Unidades y códigos de barras',
  units: 'Unidades',
  base: (unit) => `Se cuenta en ${unit}`,
  code: 'Unidad',
  factor: (base) => `Una es tantos ${base}`,
  addUnit: 'Añadir una unidad',
  removeUnit: (unit) => `Quitar la unidad ${unit}`,
  barcodes: 'Códigos de barras',
  barcode: 'Código de barras',
  of: 'De',
  addBarcode: 'Añadir un código de barras',
  removeBarcode: (code) => `Quitar el código de barras ${code}`,
  scanHint: 'Escanee un código de barras para añadirlo.',
  is: (unit, factor, base) => `1 ${unit} es ${factor} ${base}`,
  faults: {
    empty: 'Elija una unidad o escríbala',
    twice: 'Está aquí dos veces',
    'is-base': 'En esto se cuenta el artículo',
    factor: 'Un número como 12, 0,5 o 1/3',
    unit: 'El artículo no tiene esa unidad',
  },
}

const policies: Record<string, string> = { block: 'Detener', warn: 'Avisar', allow: 'Permitir' }

export const bulkWords: Words['bulk'] = {
  open: 'Cambiar todos',
  title: 'Cambiar artículos',
  finds: (count, search) => (search === '' ? `Toda la lista: ${articles(count)}` : `«${search}»: ${articles(count)}`),
  tooMany: 'Solo se cambian los primeros 2000 a la vez. Acote la búsqueda para los demás.',
  field: 'Qué cambiar',
  value: 'A',
  fields: {
    category: 'Categoría',
    reorder: 'Punto de pedido',
    abcClass: 'Clase ABC',
    negativePolicy: 'Cuando se toma más de lo que hay',
    archived: 'Archivado',
  },
  reorderHint: 'En unidades base; vacío: ninguno',
  says: (field, value) => {
    if (field === 'archived') return value === 'yes' ? 'Archivado' : 'Ofrecido'
    if (field === 'negativePolicy') return policies[value] ?? value
    return value === '' ? 'Ninguna' : value
  },
  preview: 'Lo que cambia',
  changes: articles,
  none: 'Nada cambia: todos están ya así.',
  nothing: 'nada',
  becomes: (before, after) => `${before} → ${after}`,
  left: 'omitido',
  change: (count) => (count === 0 ? 'Cambiar los artículos' : `Cambiar ${articles(count)}`),
  done: (count) => `Cambiados: ${articles(count)}`,
}
