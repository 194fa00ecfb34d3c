/** The words of changing many items at once. */
import type { bulkWords as english } from '../en/bulk.ts'
import type { Wording } from '../wording.ts'
import { figure, many } from './many.ts'

const items = (count: number): string => many(count, 'artículo', 'artículos')

const policies: Readonly<Record<string, string>> = { block: 'Impedir', warn: 'Avisar', allow: 'Permitir' }

export const bulkWords: Wording<typeof english> = {
  open: 'Editar todos',
  title: 'Editar artículos',
  finds: (count, search) => (search === '' ? `Toda la lista: ${items(count)}` : `«${search}»: ${items(count)}`),
  tooMany: `Solo se cambian a la vez los primeros ${figure(2000)}. Para los demás, acote la búsqueda.`,
  field: 'Qué cambiar',
  value: 'Nuevo valor',
  fields: {
    category: 'Categoría',
    reorder: 'Punto de pedido',
    abcClass: 'Clase ABC',
    negativePolicy: 'Cuando se saca más de lo que hay',
    archived: 'Archivado',
  },
  reorderHint: 'En unidades base; vacío: ninguno',
  says: (field, value) => {
    if (field === 'archived') return value === 'yes' ? 'Archivado' : 'Se ofrece'
    if (field === 'negativePolicy') return policies[value] ?? value
    return value === '' ? 'Ninguna' : value
  },
  preview: 'Qué cambia',
  changes: items,
  none: 'No cambia nada: ya están todos así.',
  sayFirst: 'Indique el nuevo valor; aquí se revisa lo que cambia.',
  nothing: 'vacío',
  becomes: (before, after) => `${before} → ${after}`,
  left: 'omitido',
  change: (count) => (count === 0 ? 'Editar los artículos' : `Editar ${items(count)}`),
  done: (count) => many(count, 'artículo cambiado', 'artículos cambiados'),
}
