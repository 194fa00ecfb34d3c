/**
 * What is wrong with a row of a file: a stable code, the field it is about, and what is to be named. The command line and the server say it
 * in these words; the app says it by its code, in the language of whoever looks (client/words).
 */
import { OTHER_REJECTION, REJECTIONS, type RejectionCode } from './errors.ts'

type Of = { value: string }
type Seen = { value: string; row: number }

export const ROW_FAULTS = {
  // The file itself.
  encoding: 'has signs that cannot be read; choose another encoding, or save the file as UTF-8',
  'more-cells': 'has more cells than the header',
  'no-sheet': ({ choices }: { choices: string }) => `there is no such sheet; there are ${choices}`,
  'no-column': ({ value }: Of) => `there is no column ${value}`,
  'no-field': ({ value }: Of) => `${value} is no field of this kind`,
  'two-columns': ({ value }: Of) => `${value} stands in two columns`,
  // A single cell.
  empty: 'is empty',
  'key-empty': 'is what the row is known by, and is empty',
  needed: 'is needed for something new',
  number: 'must be a number, such as 1234.5',
  whole: 'must be a whole number',
  between: ({ least, most }: { least: number; most: number }) => `must be a whole number from ${least} to ${most}`,
  'at-least': ({ least }: { least: number }) => `must be at least ${least}`,
  'at-most': ({ most }: { most: number }) => `must be at most ${most}`,
  'too-long': ({ most }: { most: number }) => `may have ${most} characters`,
  'too-many': ({ most }: { most: number }) => `may be ${most} at most`,
  'yes-no': 'must be yes or no',
  day: 'must be a day, YYYY-MM-DD',
  time: 'must be a day, or a time in ISO 8601 with its zone',
  currency: 'must be the code of a currency, such as EUR',
  'one-of': ({ choices }: { choices: string }) => `must be one of ${choices}`,
  id: 'must be a UUID in small letters',
  form: 'cannot be read as what it should be',
  fixed: 'cannot be changed once it is made',
  'not-by-file': 'cannot be set by a file',
  // What it names.
  unknown: ({ value }: Of) => `there is no ${value}`,
  'unknown-in': ({ value, site }: Of & { site: string }) => `there is no ${value} in ${site}`,
  several: ({ value }: Of) => `several are called ${value}`,
  'several-sites': ({ value }: Of) => `several sites have a ${value}; name the site`,
  'seen-before': ({ value, row }: Seen) => `${value} stands in row ${row} too`,
  'site-needed': 'a place belongs to a site; name it',
  'own-variant': ({ value }: Of) => `${value} would be a variant of itself`,
  // Goods and movements.
  'lot-required': 'this item is tracked by lot; name the lot',
  'wrong-lot': 'this lot belongs to another item',
  'serial-quantity': 'a serial number is one piece; give each piece a row of its own',
  'not-tracked': 'this item is not tracked by lot',
  'holds-no-stock': 'only bins and docks hold stock',
  'same-cell': ({ row }: { row: number }) => `the same item, place and lot stand in row ${row} too`,
  'bad-route': 'a movement of this kind does not go this way',
  'no-such-movement': 'there is no such movement',
  // Orders.
  'not-a-site': ({ value }: Of) => `${value} is no site`,
  'same-site': 'a transfer goes to another site',
  'unit-unknown': ({ value }: Of) => `the item has no unit ${value}`,
  'unit-not-whole': ({ value }: Of) => `so many ${value} are no whole number of the item’s base unit`,
  'order-differs': ({ row }: { row: number }) => `says something else than row ${row} of the same order`,
  'order-lines': ({ most }: { most: number }) => `an order may have ${most} lines`,
  'order-left': ({ row }: { row: number }) => `is left out with its order: row ${row} is bad`,
  'order-under-way': 'goods have moved for this order, or are set aside: only its day and state can change',
  'order-over': 'this order is closed or cancelled: bring it back in the app first',
  'order-turn': 'the order cannot go to this state from the one that it is in',
  'order-empty': 'an order that is open has lines',
  // The push.
  refused: ({ code }: { code: string }) => REJECTIONS[code as RejectionCode] ?? OTHER_REJECTION,
} as const

type Words = typeof ROW_FAULTS
export type FaultCode = keyof Words
type Params = Readonly<Record<string, string | number>>
export type FaultParams<Code extends FaultCode> = Words[Code] extends (given: infer Given extends Params) => string
  ? Given
  : undefined

/** `row` is its number in a spreadsheet, in which the header is row 1; `field` is ours, not what the column is called. */
export type RowFault = {
  readonly row: number
  readonly field?: string
  readonly code: FaultCode
  readonly params?: Params
}

/** A fault before it is known in which row; what it names is what its words ask for. */
export type CellFault = Omit<RowFault, 'row'>

type Given<Code extends FaultCode> =
  FaultParams<Code> extends undefined ? [field?: string] : [field: string | undefined, params: FaultParams<Code>]

export const cellFault = <Code extends FaultCode>(code: Code, ...[field, params]: Given<Code>): CellFault => ({
  code,
  ...(field === undefined ? {} : { field }),
  ...(params === undefined ? {} : { params: params as Params }),
})

export const rowFault = <Code extends FaultCode>(row: number, code: Code, ...given: Given<Code>): RowFault => ({
  row,
  ...cellFault(code, ...given),
})

/** The words of a language for every fault. */
export type FaultWords = Readonly<Record<FaultCode, string | ((params: never) => string)>>

/** What is wrong, without where. */
export const sayCellFault = (words: FaultWords, { code, params }: CellFault): string => {
  const said = words[code]
  return typeof said === 'string' ? said : said((params ?? {}) as never)
}

/** For the command line and the server's log: the field by the name that files give it, and what is wrong with it. */
export const plainFault = (fault: RowFault): string => {
  const said = sayCellFault(ROW_FAULTS, fault)
  return fault.field === undefined ? said : `${fault.field}: ${said}`
}
