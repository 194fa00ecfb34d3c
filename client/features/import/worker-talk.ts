/** What the screen asks of the reading thread, and what it answers. */
import type { FileKind } from '../../../domain/file-kinds.ts'
import type { RowFault } from '../../../domain/row-fault.ts'
import type { RowSaid } from '../../../domain/tables/bad-rows.ts'
import type { Format } from '../../../domain/tables/convert.ts'
import type { Separator } from '../../../domain/tables/csv.ts'
import type { DateClue } from '../../../domain/tables/dates.ts'
import type { Encoding } from '../../../domain/tables/decode.ts'
import type { Mapping } from '../../../domain/tables/guess.ts'

export type Opened = {
  header: string[]
  first: string[][]
  rowCount: number
  kind: FileKind
  hash: string
  encoding?: Encoding
  separator?: Separator
  errors: RowFault[]
}

/** Every question, by its name: what goes in, what comes out. */
export type Questions = {
  open: { in: { file: Blob; encoding?: Encoding; separator?: Separator }; out: Opened }
  guess: { in: { kind: FileKind }; out: Mapping }
  format: { in: { mapping: Mapping }; out: Format & { clue: DateClue } }
  fields: { in: { mapping: Mapping; format: Format }; out: { fields: string[]; first: string[][] } }
  /** A part as the server takes it: JSON text, made there so that the screen never stands still. */
  part: { in: { mapping: Mapping; format: Format; part: number }; out: string }
  bad: { in: { faults: readonly RowSaid[]; reason: string }; out: string }
}

export type Asked = {
  [Name in keyof Questions]: { id: number; name: Name; with: Questions[Name]['in'] }
}[keyof Questions]
export type Answered = { id: number; answer: unknown } | { id: number; failed: string }
