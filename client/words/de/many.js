import { wantedLocale } from '../language.ts'

const rules = new Intl.PluralRules('de')
export const figure = new Intl.NumberFormat(wantedLocale('de'))
/** A number with its noun: 1 Lagerplatz, 2 Lagerplätze, 1.004 Lagerplätze. */
export const many = (count, one, other) => `${figure.format(count)} ${rules.select(count) === 'one' ? one : other}`
