/** The words of what is said of items in general: categories, attributes, suppliers. */
import type {
  attributesWords as englishAttributes,
  categoriesWords as englishCategories,
  suppliersWords as englishSuppliers,
} from '../en/catalogue.ts'
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
  noMatch: 'Ninguna categoría se llama así',
  search: 'Categoría',
  make: (name) => `Nueva categoría «${name}»`,
  without: 'Sin categoría',
  every: 'Todas las categorías',
  ofCategory: (name) => `Solo de ${name}`,
}

export const attributesWords: Wording<typeof englishAttributes> = {
  title: 'Atributos',
  hint: 'Campos propios de cada artículo: una talla, una clase de peligro, un día. Los archivos tienen una columna para cada uno.',
  none: 'Todavía no hay atributos',
  create: 'Nuevo atributo',
  edit: 'Editar atributo',
  name: 'Nombre',
  taken: (name) => `Ya hay un atributo ${name}.`,
  kind: 'Tipo',
  kinds: { text: 'Texto', number: 'Número', 'yes-no': 'Sí o no', date: 'Día', choice: 'Opción' },
  unit: 'Unidad, como kg; vacío: ninguna',
  choices: 'Opciones, una por línea',
  archived: 'Archivado: se conserva, pero ya no se ofrece',
  archivedShort: 'Archivado',
  saved: (name) => `Guardado: ${name}`,
  inUnit: (name, unit) => `${name}, ${unit}`,
  nothing: 'Sin indicar',
  value: (kind, value) => (kind === 'yes-no' ? (value === 'true' ? 'Sí' : 'No') : value),
  asked: (name, said) => `${name}: ${said}`,
  oneOf: (said) => said.join(' o '),
  between: (from, to) => (to === '' ? `desde ${from}` : from === '' ? `hasta ${to}` : `de ${from} a ${to}`),
  part: (text) => `«${text}»`,
  from: 'Desde',
  to: 'Hasta',
  contains: 'Contiene',
  badRange: 'Dos cifras, primero la menor; basta con una.',
  badDays: 'Dos días, primero el anterior; basta con uno.',
  show: 'Mostrar estos artículos',
}

export const suppliersWords: Wording<typeof englishSuppliers> = {
  title: 'Proveedores',
  add: 'Añadir proveedor',
  remove: 'Ya no se le compra',
  saved: (name) => `Guardado: ${name}`,
  removed: (name) => `Ya no se compra a ${name}`,
  code: 'Código del proveedor',
  unit: 'Se vende en',
  days: 'Plazo de entrega, días',
  price: (unit) => `Precio por ${unit}`,
  soldIn: (unit) => `en ${unit}`,
  takes: (days) => many(days, 'día', 'días'),
  theirs: (code) => `Su código: ${code}`,
}
