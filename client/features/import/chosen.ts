/** A file that was chosen, and how it is to be read: guessed at first, as it was last time where that is known, then as the person says. */
import { FIELDS, type FileKind } from '../../../domain/file-kinds.ts'
import type { Format } from '../../../domain/tables/convert.ts'
import type { DateClue } from '../../../domain/tables/dates.ts'
import { type Mapping, NEEDED, plainName } from '../../../domain/tables/guess.ts'
import type { Workspace } from '../../view/workspace.ts'
import type { Reading } from './reading.ts'
import type { Opened } from './worker-talk.ts'

export type Chosen = {
  file: File
  opened: Opened
  kind: FileKind
  mapping: Mapping
  format: Format
  clue: DateClue
  /** The first rows as they will be read. */
  first: { fields: string[]; rows: string[][] }
}

/** By the names of columns: which field each was last time, or null where it was left out. */
type Remembered = Record<string, string | null>
const keyOf = (kind: FileKind): string => `import/${kind}`

const remembered = (workspace: Workspace, kind: FileKind, header: readonly string[], guessed: Mapping): Mapping => {
  const known = workspace.draft<Remembered>(keyOf(kind)) ?? {}
  const chosen = header.map((column) => known[plainName(column)])
  const taken = new Set(chosen.filter((field) => typeof field === 'string'))
  return header.map((_, at) => {
    const field = chosen[at]
    if (field !== undefined) return field
    const guess = guessed[at] ?? null
    return guess !== null && taken.has(guess) ? null : guess
  })
}

export const remember = (workspace: Workspace, { kind, opened, mapping }: Chosen): Promise<void> => {
  const now = Object.fromEntries(opened.header.map((column, at) => [plainName(column), mapping[at] ?? null]))
  return workspace.setDraft<Remembered>(keyOf(kind), { ...workspace.draft<Remembered>(keyOf(kind)), ...now })
}

/** With this mapping; how numbers and dates are written is looked at anew unless the person has said. */
export const mapped = async (
  reading: Reading,
  chosen: Pick<Chosen, 'file' | 'opened' | 'kind'>,
  mapping: Mapping,
  said?: Format,
): Promise<Chosen> => {
  const { clue, ...found } = await reading.ask('format', { mapping })
  const format = said ?? found
  const { fields, first } = await reading.ask('fields', { mapping, format })
  return { ...chosen, mapping, format, clue, first: { fields, rows: first } }
}

export const asKind = async (
  workspace: Workspace,
  reading: Reading,
  { file, opened }: Pick<Chosen, 'file' | 'opened'>,
  kind: FileKind,
): Promise<Chosen> => {
  const guessed = await reading.ask('guess', { kind })
  return mapped(reading, { file, opened, kind }, remembered(workspace, kind, opened.header, guessed))
}

/** What must be said before the file means anything. */
export const missingIn = ({ kind, mapping }: Chosen): string[] =>
  NEEDED[kind].filter((field) => !mapping.includes(field))

export const fieldsOf = (kind: FileKind): readonly string[] => FIELDS[kind]
