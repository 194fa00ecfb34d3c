/** A file that was chosen, and how it is to be read: guessed at first, as it was last time where that is known, then as the person says. */
import { FIELDS, type FileKind, FOR_ALL } from '../../../domain/file-kinds.ts'
import type { Format } from '../../../domain/tables/convert.ts'
import type { DateClue } from '../../../domain/tables/dates.ts'
import { attributeTypes } from '../../../domain/tables/field-types.ts'
import { type Mapping, NEEDED } from '../../../domain/tables/guess.ts'
import { plainName } from '../../../domain/tables/header.ts'
import { attributesQuery } from '../../view/attributes.ts'
import type { Workspace } from '../../view/workspace.ts'
import type { Reading } from './reading.ts'
import type { Layout, Opened } from './worker-talk.ts'

export type Chosen = {
  file: File
  opened: Opened
  kind: FileKind
  mapping: Mapping
  format: Format
  clue: DateClue
  /** What is the same for all rows. */
  forAll: Record<string, string>
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

const forAllKey = (kind: FileKind): string => `import/${kind}/for-all`

/** As it was said last time, where the file does not speak of it; else as its columns let one think. */
const forAllOf = (workspace: Workspace, kind: FileKind, opened: Opened): Record<string, string> => ({
  ...workspace.draft<Record<string, string>>(forAllKey(kind)),
  ...opened.forAll[kind],
})

/** What is to be said for all rows, because no column says it. */
export const toSayForAll = ({ kind, mapping }: Pick<Chosen, 'kind' | 'mapping'>): string[] =>
  (FOR_ALL[kind] ?? []).filter((field) => !mapping.includes(field))

export const remember = async (workspace: Workspace, { kind, opened, mapping, forAll }: Chosen): Promise<void> => {
  if (FOR_ALL[kind]) await workspace.setDraft<Record<string, string>>(forAllKey(kind), forAll)
  const now = Object.fromEntries(opened.header.map((column, at) => [plainName(column), mapping[at] ?? null]))
  await workspace.setDraft<Remembered>(keyOf(kind), { ...workspace.draft<Remembered>(keyOf(kind)), ...now })
}

/** With this mapping; how numbers and dates are written is looked at anew unless the person has said. */
export const mapped = async (
  workspace: Workspace,
  reading: Reading,
  chosen: Pick<Chosen, 'file' | 'opened' | 'kind' | 'forAll'>,
  mapping: Mapping,
  said?: Format,
): Promise<Chosen> => {
  const attributes = attributeTypes(mapping, workspace.read(attributesQuery))
  const { clue, ...found } = await reading.ask('format', { mapping, attributes })
  const next = { ...chosen, mapping, format: said ?? found, clue }
  const { fields, first } = await reading.ask('fields', layoutOf(workspace, next))
  return { ...next, first: { fields, rows: first } }
}

/** How the reading thread is to make rows of it. */
export const layoutOf = (
  workspace: Workspace,
  { kind, mapping, format, forAll }: Pick<Chosen, 'kind' | 'mapping' | 'format' | 'forAll'>,
): Layout => {
  const own = toSayForAll({ kind, mapping }).flatMap((field) => (forAll[field] ? [[field, forAll[field]]] : []))
  const attributes = attributeTypes(mapping, workspace.read(attributesQuery))
  return { mapping, format, said: { attributes, forAll: Object.fromEntries(own) } }
}

export const asKind = async (
  workspace: Workspace,
  reading: Reading,
  { file, opened }: Pick<Chosen, 'file' | 'opened'>,
  kind: FileKind,
): Promise<Chosen> => {
  const guessed = await reading.ask('guess', { kind })
  const forAll = forAllOf(workspace, kind, opened)
  return mapped(workspace, reading, { file, opened, kind, forAll }, remembered(workspace, kind, opened.header, guessed))
}

/** What must be said before the file means anything. */
export const missingIn = ({ kind, mapping, forAll }: Chosen): string[] =>
  NEEDED[kind].filter((field) => !mapping.includes(field) && !(FOR_ALL[kind]?.includes(field) && forAll[field]))

export const fieldsOf = (kind: FileKind): readonly string[] => FIELDS[kind]
