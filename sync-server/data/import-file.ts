import { createHash } from 'node:crypto'
import type { FileKind } from '../../domain/file-kinds.ts'
import { formatOf, rowsOf } from '../../domain/tables/convert.ts'
import { readSheet } from '../../domain/tables/sheet.ts'
import type { Pool } from '../db/pool.ts'
import { type ImportResult, importRows, type Log, type Mode } from './import.ts'
import { type ColumnMap, mappingOf } from './mapping.ts'

export type FileImport = {
  orgId: string
  kind: FileKind
  content: string | Uint8Array
  map?: ColumnMap
  mode?: Mode
  now: Date
}

/** Imports one file, CSV or Excel, as the command line hands it over: read, then by the same rules as what the app sends. */
export const importFile = async (pool: Pool, log: Log, request: FileImport): Promise<ImportResult> => {
  const { orgId, kind, content, map, mode = 'all', now } = request
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const sheet = await readSheet(bytes)
  const { mapping, errors } = mappingOf(sheet, kind, map)
  const read = rowsOf(sheet, mapping, formatOf(sheet, mapping))
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  const readErrors = [...sheet.errors, ...errors, ...read.errors]
  return importRows(pool, log, { orgId, kind, rows: read.rows, readErrors, fileHash, mode, now })
}
