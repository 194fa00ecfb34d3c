/** The words of saving what one sees as a file. */
import type { exportWords as english } from '../en/export.ts'
import type { Wording } from '../wording.ts'
import { many } from './many.ts'

export const exportWords: Wording<typeof english> = {
  title: 'Exportar',
  hint: 'Se hace en este dispositivo, con lo que sabe; no necesita red. El mismo archivo, importado de nuevo, no cambia nada.',
  onlyRead: 'Solo para leer: los recuentos no se pueden volver a importar.',
  arrived: 'Movimientos que han llegado al servidor, hasta donde recuerda este dispositivo.',
  what: 'Qué',
  kinds: {
    items: 'Artículos',
    stock: 'Existencias',
    locations: 'Ubicaciones',
    movements: 'Movimientos',
    orders: 'Pedidos',
    counts: 'Recuentos',
    reasons: 'Motivos',
    suppliers: 'Proveedores',
    partners: 'Socios comerciales',
    lots: 'Lotes y números de serie',
  },
  ofItem: (name) => `Solo de ${name}`,
  at: (code) => `Solo en ${code}`,
  found: (search) => `Que coincidan con «${search}»`,
  inStock: 'Solo con existencias',
  site: 'Centro',
  everySite: 'Todos los centros',
  as: 'Como',
  formats: { csv: 'CSV', xlsx: 'Excel' },
  save: (count, format) => `Guardar ${many(count, 'fila', 'filas')} en ${format}`,
  saved: (name) => `Guardado: ${name}`,
  whole: 'Toda la organización',
  wholeHint:
    'Todos los documentos y el libro de movimientos, desde el servidor, con suma de verificación; sin contraseñas. Se importa en una instalación vacía desde la línea de comandos.',
  saveWhole: 'Guardar toda la organización',
  fetching: 'Descargando',
  needsNetwork: 'Esto necesita la red.',
  cutShort: 'El archivo no llegó entero. No se ha guardado nada; vuelva a intentarlo.',
  nothing: 'Aquí no hay nada que guardar.',
  failed: 'No se ha podido hacer el archivo en este dispositivo.',
}
