/** What the screen asks of the reading thread, and what it answers. */
import type { FileFault } from '../../../domain/file-fault.ts'
import type { FileKind } from '../../../domain/file-kinds.ts'
import type { RowFault } from '../../../domain/row-fault.ts'
import type { RowSaid } from '../../../domain/tables/bad-rows.ts'
import type { Format, Said } from '../../../domain/tables/convert.ts'
import type { Separator } from '../../../domain/tables/csv.ts'
import type { DateClue } from '../../../domain/tables/dates.ts'
import type { Encoding } from '../../../domain/tables/decode.ts'
import type { AttributeTypes } from '../../../domain/tables/field-types.ts'
import type { Mapping } from '../../../domain/tables/guess.ts'

export type Opened = {
  header: string[]
  first: string[][]
  rowCount: number
  /** Rows that can be read: the others are left out, and told. */
  goodRows: number
  kind: FileKind
  hash: string
  encoding?: Encoding
  separator?: Separator
  /** What is wrong with rows that were read: the first, and how many there are. */
  errors: RowFault[]
  errorCount: number
  /** Of a workbook: the sheet that was read, and what all are called. */
  name?: string
  names?: string[]
  /** What the file seems to be for all its rows, by kind of file. */
  forAll: Partial<Record<FileKind, Record<string, string>>>
}

/** How rows are made of cells. */
export type Layout = { mapping: Mapping; format: Format; said: Said }

/** Every question, by its name: what goes in, what comes out. */
export type Questions = {
  /** `sheets`: which sheet was chosen in workbooks whose sheets are called so. */
  open: { in: { file: Blob; encoding?: Encoding; separator?: Separator; sheets: Record<string, string> }; out: Opened }
  guess: { in: { kind: FileKind }; out: Mapping }
  format: { in: { mapping: Mapping; attributes: AttributeTypes }; out: Format & { clue: DateClue } }
  fields: { in: Layout; out: { fields: string[]; first: string[][] } }
  /** A part as the server takes it: JSON text, made there so that the screen never stands still. */
  part: { in: Layout & { part: number }; out: string }
  bad: { in: { faults: readonly RowSaid[]; reason: string }; out: string }
}

export type Asked = {
  [Name in keyof Questions]: { id: number; name: Name; with: Questions[Name]['in'] }
}[keyof Questions]
export type Answered = { id: number; answer: unknown } | { id: number; failed: string; fault?: FileFault }
