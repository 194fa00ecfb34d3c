/** Files that people bring in: their rows by our fields, in parts, then checked and run as a whole. */
import * as z from 'zod'
import { FILE_KINDS } from '../file-kinds.ts'
import { IMPORT_LIMITS } from '../protocol-limits.ts'
import type { RowFault } from '../row-fault.ts'
import { id } from './parts.ts'

const cell = z.string().max(IMPORT_LIMITS.cellChars)

/** `POST /imports`: what is coming. `hash` is the SHA-256 of the file as it was picked, by which the same file is known. */
export const importBody = z.object({
  id,
  kind: z.enum(FILE_KINDS),
  name: z.string().min(1).max(500),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  fields: z.array(z.string().min(1).max(500)).min(1).max(IMPORT_LIMITS.fields),
  rows: z.number().int().min(1).max(IMPORT_LIMITS.rows),
})

/** `POST /imports/:id/rows`: one part. A row is its number in the file, and a cell for each field. */
export const importRowsBody = z.object({
  part: z.number().int().min(0).max(IMPORT_LIMITS.rows),
  rows: z
    .array(z.tuple([z.number().int().min(1)], cell))
    .min(1)
    .max(IMPORT_LIMITS.partRows),
})

/** `POST /imports/:id/run`: only look (`check`), nothing if a row is bad (`all`), or all but the bad rows (`good`). */
export const importRunBody = z.object({ mode: z.enum(['check', 'all', 'good']) })

export type ImportBody = z.infer<typeof importBody>
export type ImportRowsBody = z.infer<typeof importRowsBody>
export type ImportMode = z.infer<typeof importRunBody>['mode']

/** What a run or an undo found and did. Of very many errors the first are told. */
export type ImportFigures = {
  created: number
  changed: number
  unchanged: number
  badRows: number
  /** By code, for the app to say in its language; `message` says it in English. */
  errors: (RowFault & { message: string })[]
  errorCount: number
  /** Actions that went in. */
  done: number
  stopped: boolean
  /** Of `all`, when it could not be all: how many actions took back what was in, and how many things stay because others had built on them. */
  takenBack?: { done: number; kept: number }
}

/** The answer of a run, a line each: how far it is, and in the end what came of it. */
export type ImportLine =
  | { done: number; of: number }
  | { result: ImportFigures }
  | { problem: { title: string; type?: string; requestId?: string } }

export type ImportState = 'open' | 'running' | 'done' | 'stopped' | 'undone'

/** `GET /imports`: the last ones, newest first. */
export type ImportListed = {
  id: string
  kind: (typeof FILE_KINDS)[number]
  name: string
  rows: number
  by: string
  at: string
  state: ImportState
  figures: Omit<ImportFigures, 'errors'> | null
  /** Whether it can be taken back still. */
  undoable: boolean
}
