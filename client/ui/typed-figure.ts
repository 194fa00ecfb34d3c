import { locale } from '../words/index.ts'

const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.'

/** A figure as a keyboard gave it, with the digits and the point that numbers have here: Arabic-Indic digits, a decimal comma. */
export const typedFigure = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[,\u066b]/, '.')

/** Such a figure as it is shown while it is typed: with the mark that people write here. */
export const shownFigure = (text: string): string => text.replace('.', mark)

/** What a field for whole numbers keeps of what was typed, and one for decimals. */
export const typedWhole = (text: string): string => typedFigure(text).replace(/\D/g, '')
export const typedDecimal = (text: string): string => typedFigure(text).replace(/[^\d.]/g, '')
