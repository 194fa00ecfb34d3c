import { createHash } from 'node:crypto'
import { type Attribute, attributeBook } from '../../domain/attribute.ts'
import type { FileKind } from '../../domain/file-kinds.ts'
import { type RowFault, rowFault } from '../../domain/row-fault.ts'
import { formatOf, rowsOf } from '../../domain/tables/convert.ts'
import { attributeTypes } from '../../domain/tables/field-types.ts'
import { readSheet } from '../../domain/tables/sheet.ts'
import type { Pool } from '../db/pool.ts'
import { attributesSql } from '../db/sql/data.ts'
import { transact } from '../db/transact.ts'
import { type ImportResult, importRows, type Log, type Mode } from './import.ts'
import type { Watched } from './importer.ts'
import { type ColumnMap, mappingOf } from './mapping.ts'

export type FileImport = Watched & {
  orgId: string
  kind: FileKind
  content: string | Uint8Array
  map?: ColumnMap
  /** What is the same for all rows, by field. */
  forAll?: Readonly<Record<string, string>>
  /** The sheet of a workbook, by its name. */
  sheet?: string
  mode?: Mode
  now: Date
}

const watchedOf = ({ onProgress, onBatch, signal }: FileImport): Watched => ({
  ...(onProgress ? { onProgress } : {}),
  ...(onBatch ? { onBatch } : {}),
  ...(signal ? { signal } : {}),
})

const readAttributes = (pool: Pool, orgId: string) =>
  transact(pool, orgId, async (client) =>
    attributeBook((await client.query<{ doc: Attribute }>(attributesSql, [orgId])).rows.map(({ doc }) => doc)),
  )

const sheetFaults = (asked: string | undefined, names: readonly string[] = []): RowFault[] =>
  asked === undefined || names.includes(asked)
    ? []
    : [rowFault(1, 'no-sheet', undefined, { choices: names.join(', ') || '-' })]

/** Imports one file, CSV or Excel, as the command line hands it over: read, then by the same rules as what the app sends. */
export const importFile = async (pool: Pool, log: Log, request: FileImport): Promise<ImportResult> => {
  const { orgId, kind, content, map, forAll, mode = 'all', now } = request
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const sheet = await readSheet(bytes, { choose: () => request.sheet })
  const { mapping, errors } = mappingOf(sheet, kind, map)
  const attributes = attributeTypes(mapping, await readAttributes(pool, orgId))
  const format = formatOf(sheet, mapping, attributes)
  const rows = rowsOf(sheet, mapping, format, { attributes, ...(forAll ? { forAll } : {}) })
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  const readErrors = [...sheetFaults(request.sheet, sheet.names), ...sheet.errors, ...errors]
  return importRows(pool, log, { ...watchedOf(request), orgId, kind, rows, readErrors, fileHash, mode, now })
}
