/** The words of what is said of items in general: categories. */
import type { categoriesWords as englishCategories } from '../en/catalogue.ts'
import type { Wording } from '../wording.ts'
import { many } from './many.ts'

export const categoriesWords: Wording<typeof englishCategories> = {
  title: 'Categorías',
  hint: 'Por ellas se ordenan los artículos. Una categoría archivada se queda en los artículos que la tienen.',
  none: 'Todavía no hay categorías',
  create: 'Nueva categoría',
  edit: 'Editar categoría',
  name: 'Nombre',
  taken: (name) => `Ya hay una categoría ${name}.`,
  archived: 'Archivada: se conserva, pero ya no se ofrece',
  archivedShort: 'Archivada',
  saved: (name) => `Guardado: ${name}`,
  items: (count) => `Ver ${many(count, 'artículo', 'artículos')}`,
  choose: 'Elegir categoría',
  search: 'Categoría',
  make: (name) => `Nueva categoría «${name}»`,
  without: 'Sin categoría',
  every: 'Todas las categorías',
  ofCategory: (name) => `Solo de ${name}`,
}
