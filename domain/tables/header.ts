/** Does the first row of a file name its columns, or has it none and begins with what it says? */
import { ATTRIBUTE, FIELDS } from '../file-kinds.ts'
import { FIELD_NAMES } from './field-names.ts'

/** `Artikel-Nr.` and `artikel nr` are one name. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const KNOWN = new Set([...Object.values(FIELDS), ...Object.values(FIELD_NAMES)].flat().map(plainName))

const isNumber = (cell: string): boolean => /\p{N}/u.test(cell) && /^[\p{N}\s.,:/+-]+$/u.test(cell)

/** A row with a number in it, none of whose cells is a name that any of our columns goes by, is a row like those below it. */
export const isHeader = (cells: readonly string[]): boolean =>
  !cells.some(isNumber) || cells.some((cell) => cell.startsWith(ATTRIBUTE) || KNOWN.has(plainName(cell)))
