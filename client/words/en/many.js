import { wantedLocale } from '../language.ts'

const rules = new Intl.PluralRules('en')
export const figure = new Intl.NumberFormat(wantedLocale('en'))
/** A number with its noun: 1 bin, 2 bins, 1,004 bins. */
export const many = (count, one, other) => `${figure.format(count)} ${rules.select(count) === 'one' ? one : other}`
