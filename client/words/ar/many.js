import { wantedLocale } from '../language.ts'

const rules = new Intl.PluralRules('ar')
/** With the digits of the labels in the aisle, as the browser has it: a thousand and four is 1,004 in Cairo and 1.004 in Rabat. */
const format = new Intl.NumberFormat(wantedLocale('ar'))
export const figure = (count) => format.format(count)
const said = (count, noun, two) => {
  const form = rules.select(count)
  if (form === 'one') return noun.one
  if (form === 'two') return two
  return `${figure(count)} ${form === 'zero' ? noun.other : noun[form]}`
}
/** A number with its noun, standing alone or as what the sentence is about: خانة واحدة، خانتان، 3 خانات، 11 خانة. */
export const many = (count, noun) => said(count, noun, noun.two)
/** The same after a preposition or a verbal noun, as on a button: نقل خانتين. */
export const ofMany = (count, noun) => said(count, noun, noun.ofTwo)
/** The noun alone, behind a figure that stands apart: 7 من 23 بندًا. */
export const nounAfter = (count, noun) => {
  const form = rules.select(count)
  return form === 'few' || form === 'many' ? noun[form] : noun.other
}
