/** Single cells of a CSV file: what is kept in them, and how they are kept from being run by a spreadsheet. */

/** A spreadsheet runs what begins with these (SECURITY.md, "Outgoing"); a line feed opens a cell as a tab does. */
const RUNS = /^'*[=+\-@\t\r\n]/

/** Text that no spreadsheet runs. Text that looks like neutralised already gets one more mark, so that import can tell. */
export const neutralise = (text: string): string => (RUNS.test(text) ? `'${text}` : text)

/** What `neutralise` was given. */
export const restore = (cell: string): string => (cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell)

/** Codes that need no quoting: the list is written as people would, `4006381333931; 14006381333938@case`. */
const PLAIN = /^[\w./-]+$/

type Barcode = { code: string; unit?: string | undefined }
type Unit = { code: string; num: number; den: number }

export const writeBarcodes = (barcodes: readonly Barcode[]): string =>
  barcodes.every(({ code, unit }) => PLAIN.test(code) && (unit === undefined || PLAIN.test(unit)))
    ? barcodes.map(({ code, unit }) => (unit === undefined ? code : `${code}@${unit}`)).join('; ')
    : JSON.stringify(barcodes)

/** A list that is none is answered as it is said, for the schema to refuse. */
const jsonOr = (cell: string, read: (parts: string[]) => unknown): unknown => {
  if (cell.trimStart().startsWith('[')) {
    try {
      return JSON.parse(cell) as unknown
    } catch {
      return cell
    }
  }
  return read(
    cell
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
}

/** `scrap; adjust`. */
export const readList = (cell: string): unknown => jsonOr(cell, (parts) => parts)

export const readBarcodes = (cell: string): unknown =>
  jsonOr(cell, (parts) =>
    parts.map((part) => {
      const [code = '', unit] = part.split('@')
      return unit === undefined ? { code } : { code, unit }
    }),
  )

/** `case=12; dozen pairs=24/1`: one unit is so many base units. */
export const writeUnits = (units: readonly Unit[]): string =>
  units.every(({ code }) => PLAIN.test(code))
    ? units.map(({ code, num, den }) => `${code}=${den === 1 ? num : `${num}/${den}`}`).join('; ')
    : JSON.stringify(units)

export const readUnits = (cell: string): unknown =>
  jsonOr(cell, (parts) =>
    parts.map((part) => {
      const [code = '', size = ''] = part.split('=').map((side) => side.trim())
      const [num = '', den = '1'] = size.split('/')
      return { code, num: readNumber(num), den: readNumber(den) }
    }),
  )

/** A number, or the text itself, for the schema to refuse: `Number` alone takes blanks, `0x10` and `Infinity`. */
export const readNumber = (cell: string): unknown =>
  /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell.trim()) ? Number(cell) : cell

const YES = new Set(['true', 'yes', '1'])
const NO = new Set(['false', 'no', '0', ''])

export const readYesNo = (cell: string): unknown => {
  const said = cell.trim().toLowerCase()
  return YES.has(said) ? true : NO.has(said) ? false : cell
}

/** An object as JSON; empty is none. */
export const readObject = (cell: string): unknown => {
  if (cell.trim() === '') return {}
  try {
    return JSON.parse(cell) as unknown
  } catch {
    return cell
  }
}
