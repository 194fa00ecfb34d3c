/** The words of the search for everything. */
import type { searchWords as english } from '../en/search.ts'
import type { Wording } from '../wording.ts'
import { figure, many } from './many.ts'

export const searchWords: Wording<typeof english> = {
  title: 'Buscar',
  open: 'Buscar en todo',
  field: 'Artículos, huecos, lotes, pedidos, socios, recuentos',
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
    partners: 'Socios comerciales',
    counts: 'Recuentos',
  },
}
