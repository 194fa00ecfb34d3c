import type { variantsWords as english } from '../en/variants.ts'
import type { Wording } from '../wording.ts'
import { many } from './many.ts'

export const variantsWords: Wording<typeof english> = {
  title: 'Variantes',
  one: 'variante',
  of: (name) => `Variante de ${name}`,
  none: 'De ningún otro artículo',
  field: 'Variante de',
  loops: 'Un artículo no puede ser variante de sí mismo, ni siquiera a través de otro.',
  count: (count) => many(count, 'variante', 'variantes'),
  free: (count) => `${count} disponible`,
  add: 'Nuevas variantes',
  all: 'Ver en la lista',
  onlyOf: (name) => `Variantes de ${name}`,
  folded: 'Por familia',
  others: 'Otras variantes',
  wrong: (what, expected, got) => `Artículo correcto, no coincide ${what}: se esperaba ${expected}, este es ${got}`,
  make: {
    title: (name) => `Nuevas variantes de ${name}`,
    by: 'Se distinguen por',
    noAttributes: 'Se distinguen por atributos propios, como la talla o el color. Todavía no hay ninguno.',
    attributes: 'Atributos',
    values: (name) => `${name}: toque los que haya`,
    noChoices: (name) => `${name} no tiene opciones todavía.`,
    typed: (name) => `${name}, uno o varios separados por comas`,
    notRead: (name, value) => `${value} no es un valor posible de ${name}.`,
    preview: 'Lo que se creará',
    nothing: 'Diga en qué se distinguen y cuáles hay.',
    there: 'Ya existe',
    taken: 'El SKU ya está en uso',
    left: 'Se omite',
    tooMany: (most) => `Hasta ${most} a la vez. Omita algunas.`,
    deed: (count) => `Crear ${many(count, 'variante', 'variantes')}`,
    done: (count, name) => `Creadas ${many(count, 'variante', 'variantes')} de ${name}`,
  },
}
