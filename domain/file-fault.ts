/**
 * Why nothing of a file can be taken: a stable code, what is to be named, and what to do about it. As with the faults of rows
 * (row-fault.ts) the command line says it in these words, and the app by its code in the language of whoever looks.
 */

type At = { row: number }

export const FILE_FAULTS = {
  'empty-file': 'There is nothing in this file. Save it again from where it comes, and choose it again.',
  'no-rows': 'There are no rows below its header.',
  'no-header': ({ row }: At) =>
    `Row ${row} says no names of columns. Put a row with the names above it, such as SKU and Name, and choose the file again.`,
  'open-quote': ({ row }: At) =>
    `In row ${row} a quotation mark opens and does not close, or the other way round: from there on every cell would be read wrongly. Mend that row and choose the file again.`,
  protected: 'It is locked with a password. Open it in Excel, save it without the password and choose it again.',
  'old-excel': 'It is of an old Excel (.xls). Open it, save it as .xlsx or CSV and choose it again.',
  'broken-book': 'This Excel file is damaged or not all there. Save or download it again and choose it again.',
  'not-a-table': 'It is no table. Save what you want to bring in as CSV or .xlsx and choose that.',
  'too-large': ({ most }: { most: number }) =>
    `A file may have ${most} MB. Split it, and bring in one part after the other.`,
  'too-many-rows': ({ most }: { most: number }) =>
    `A file may have ${most} rows. Split it, and bring in one part after the other.`,
} as const

type Words = typeof FILE_FAULTS
export type FileFaultCode = keyof Words
type Params = Readonly<Record<string, number>>
type Given<Code extends FileFaultCode> = Words[Code] extends (given: infer Of extends Params) => string ? [of: Of] : []

export type FileFault = { readonly code: FileFaultCode; readonly params?: Params }

/** The words of a language for every fault. */
export type FileFaultWords = Readonly<Record<FileFaultCode, string | ((params: never) => string)>>

export const sayFileFault = (words: FileFaultWords, { code, params }: FileFault): string => {
  const said = words[code]
  return typeof said === 'string' ? said : said((params ?? {}) as never)
}

export const fileFault = <Code extends FileFaultCode>(code: Code, ...[params]: Given<Code>): FileFault =>
  params === undefined ? { code } : { code, params: params as Params }

/** What a reader throws that can make no table of a file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly fault: FileFault
  constructor(fault: FileFault, options?: ErrorOptions) {
    super(sayFileFault(FILE_FAULTS, fault), options)
    this.fault = fault
  }
}
