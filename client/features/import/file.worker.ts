/** Reads the file in a thread of its own: 100,000 rows of Excel take seconds, in which a thumb must not wait. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { fileFault, UnreadableFile } from '../../../domain/file-fault.ts'
import { FILE_KINDS } from '../../../domain/file-kinds.ts'
import { IMPORT_LIMITS } from '../../../domain/protocol-limits.ts'
import { badRowsFile } from '../../../domain/tables/bad-rows.ts'
import { type Columns, columnsOf, formatOf } from '../../../domain/tables/convert.ts'
import { guessForAll, guessKind, guessMapping } from '../../../domain/tables/guess.ts'
import { readSheet, type Sheet } from '../../../domain/tables/sheet.ts'
import { sheetsKey } from './sheets.ts'
import type { Answered, Asked, Opened, Questions } from './worker-talk.ts'

const SHOWN = 6
let sheet: Sheet = { header: [], rows: [], errors: [] }
/** Those of its rows that can be read: nothing of the others is taken. */
let good: Sheet['rows'] = []

const open = async ({ file, encoding, separator, sheets }: Questions['open']['in']): Promise<Opened> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  sheet = await readSheet(bytes, {
    choose: (names) => sheets[sheetsKey(names)],
    ...(encoding ? { encoding } : {}),
    ...(separator ? { separator } : {}),
  })
  if (sheet.rows.length === 0) throw new UnreadableFile(fileFault('no-rows'))
  if (sheet.rows.length > IMPORT_LIMITS.rows)
    throw new UnreadableFile(fileFault('too-many-rows', { most: IMPORT_LIMITS.rows }))
  const bad = new Set(sheet.errors.map(({ row }) => row))
  good = bad.size === 0 ? sheet.rows : sheet.rows.filter(({ row }) => !bad.has(row))
  return {
    header: sheet.header,
    first: sheet.rows.slice(0, SHOWN).map(({ cells }) => cells),
    rowCount: sheet.rows.length,
    goodRows: good.length,
    kind: guessKind(sheet),
    hash: bytesToHex(sha256(bytes)),
    errors: sheet.errors.slice(0, IMPORT_LIMITS.errors),
    errorCount: sheet.errors.length,
    forAll: Object.fromEntries(FILE_KINDS.map((kind) => [kind, guessForAll(sheet, kind)])),
    ...(sheet.name !== undefined && sheet.names ? { name: sheet.name, names: sheet.names } : {}),
    ...(sheet.encoding ? { encoding: sheet.encoding } : {}),
    ...(sheet.separator ? { separator: sheet.separator } : {}),
  }
}

const partOf = ({ read, fields }: Columns, part: number): string => {
  const from = part * IMPORT_LIMITS.partRows
  const rows = good
    .slice(from, from + IMPORT_LIMITS.partRows)
    .map(({ row, cells }) => [row, ...read(cells).slice(0, fields.length)])
  return JSON.stringify({ part, rows })
}

const answer = (asked: Asked): unknown => {
  switch (asked.name) {
    case 'open':
      return open(asked.with)
    case 'guess':
      return guessMapping(sheet, asked.with.kind)
    case 'format':
      return formatOf(sheet, asked.with.mapping, asked.with.attributes)
    case 'fields': {
      const columns = columnsOf(asked.with.mapping, asked.with.format, asked.with.said)
      return { fields: columns.fields, first: good.slice(0, SHOWN).map(({ cells }) => columns.read(cells)) }
    }
    case 'part':
      return partOf(columnsOf(asked.with.mapping, asked.with.format, asked.with.said), asked.with.part)
    case 'bad':
      return badRowsFile(sheet, asked.with.faults, asked.with.reason)
  }
}

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  let said: Answered
  try {
    said = { id: data.id, answer: await answer(data) }
  } catch (cause) {
    said = {
      ...{ id: data.id, failed: String(cause) },
      ...(cause instanceof UnreadableFile ? { fault: cause.fault } : {}),
    }
  }
  postMessage(said)
})
