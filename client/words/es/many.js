import { wantedLocale } from '../language.ts'

const rules = new Intl.PluralRules('es')
/** As the browser has it, where it is Spanish: ten thousand is 10.000 in Madrid and 10,000 in Mexico, where the first is ten. */
const format = new Intl.NumberFormat(wantedLocale('es'))
export const figure = (count) => format.format(count)
/** A number with its noun: 1 hueco, 2 huecos, 1.000.000 de huecos. */
export const many = (count, one, other) => {
  const form = rules.select(count)
  if (form === 'one') return `${figure(count)} ${one}`
  return form === 'many' ? `${figure(count)} de ${other}` : `${figure(count)} ${other}`
}
