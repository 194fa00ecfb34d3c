import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileKind } from '../../../domain/file-kinds.ts'
import { MAX_QUANTITY } from '../../../domain/quantity.ts'
import { plainFault } from '../../../domain/row-fault.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import { Warehouse } from '../warehouse.ts'

/** What a file is refused for, row by row: whoever mends it has nothing but these words. */

let house: Warehouse

const load = (kind: FileKind, content: string) =>
  importFile(house.pool, console, { orgId: house.orgId, kind, content, now: new Date() })
const faults = async (kind: FileKind, content: string): Promise<string[]> =>
  (await load(kind, content)).errors.map((fault) => `${fault.row} ${plainFault(fault)}`)

const MOVED = '01900000-0000-7000-8000-0000000000a1'
const LATER = '01900000-0000-7000-8000-0000000000a2'
const UNKNOWN = '01900000-0000-7000-8000-0000000000a9'

beforeAll(async () => {
  house = await Warehouse.open()
  await load('items', 'sku,name,tracking\nI-1,Bolt,none\nI-2,Butter,lot\nI-3,Drill,serial\n')
  await load('locations', 'site,code,name,kind\n,WEST,West,site\nWEST,W-01,Bin,bin\nWEST,W-02,Bin 2,bin\n')
})
afterAll(() => house.close())

test('a place has a code of its own and a site, which is there', async () => {
  expect(
    await faults(
      'locations',
      'site,code,name,kind,parent\nWEST,,Nameless,bin,\n,W-07,Lost,bin,\nWEST,W-08,One,bin,\nWEST,W-08,Two,bin,\nEAST,E-01,Far,bin,\nWEST,W-09,Held,bin,W-99\n',
    ),
  ).toEqual([
    '2 code: is what the row is known by, and is empty',
    '3 site: a place belongs to a site; name it',
    '5 code: W-08 stands in row 4 too',
    '6 site: there is no EAST',
    '7 parent: there is no W-99 in WEST',
  ])
})

test('a place that is known is changed without its kind being said, a site too', async () => {
  const figures = await load('locations', 'site,code,name,archived\nWEST,W-02,Second bin,yes\n,WEST,The West,\n')
  expect(figures).toMatchObject({ created: 0, changed: 2, errors: [] })
  const rows = await house.rows<{ name: string }>(
    `select doc->>'name' as name from locations where code in ('W-02', 'WEST') order by code`,
  )
  expect(rows.map(({ name }) => name)).toEqual(['Second bin', 'The West'])
})

test('a reason has a code, once; what the file does not speak of stays', async () => {
  expect(await faults('reasons', 'code,name\n,Nameless\nD,Damaged\nD,Again\n')).toEqual([
    '2 code: is what the row is known by, and is empty',
    '4 code: D stands in row 3 too',
  ])
  expect(await load('reasons', 'code,name,kinds,archived\nD,Damaged,scrap; adjust,no\n')).toMatchObject({ created: 1 })
  expect(await load('reasons', 'code,archived\nD,yes\n')).toMatchObject({ changed: 1 })
  const [row] = await house.rows<{ doc: object }>(`select doc from reasons where doc->>'code' = 'D'`)
  expect(row?.doc).toMatchObject({ name: 'Damaged', kinds: ['scrap', 'adjust'], archived: true })
})

test('movements have ids of their own, kinds that people make, goods that fit, and times that are times', async () => {
  const head = 'id,kind,sku,lot,from,to,quantity,occurredAt,reverses,note\n'
  expect(
    await faults(
      'movements',
      `${head}${[
        'X,receipt,I-1,,SUPPLIER,W-01,1,,,',
        `${MOVED},receipt,I-1,,SUPPLIER,W-01,1,2026-01-05,,`,
        `${MOVED},receipt,I-1,,SUPPLIER,W-01,1,2026-01-05,,`,
        ',count-variance,I-1,,LOSS,W-01,1,,,',
        ',,I-1,,SUPPLIER,W-01,1,,,',
        ',receipt,I-1,,SUPPLIER,W-01,1.5,,,',
        ',receipt,I-1,,SUPPLIER,W-01,,,,',
        ',receipt,I-1,,SUPPLIER,W-01,1,2026-02-31T25:00:00Z,,',
        ',receipt,I-1,,SUPPLIER,W-01,1,yesterday,,',
        ',receipt,I-3,S-1,SUPPLIER,W-01,2,,,',
        `,reversal,,,,,,,${UNKNOWN},`,
        ',reversal,,,,,,,what,',
      ].join('\n')}\n`,
    ),
  ).toEqual([
    '2 id: must be a UUID in small letters',
    `4 id: ${MOVED} stands in row 3 too`,
    expect.stringMatching(/^5 kind: must be one of receipt, put-away, /),
    expect.stringMatching(/^6 kind: must be one of /),
    `7 quantity: must be a whole number from 1 to ${MAX_QUANTITY}`,
    `8 quantity: must be a whole number from 1 to ${MAX_QUANTITY}`,
    '9 occurredAt: must be a day, or a time in ISO 8601 with its zone',
    '10 occurredAt: must be a day, or a time in ISO 8601 with its zone',
    '11 quantity: a serial number is one piece; give each piece a row of its own',
    '12 reverses: there is no such movement',
    '13 reverses: there is no such movement',
    '13 reverses: must be a UUID in small letters',
  ])
  const [{ n } = { n: -1 }] = await house.rows<{ n: number }>('select count(*)::int as n from movements')
  expect(n).toBe(0)
})

test('a movement and the one that takes it back come in one file, or in two, and each once', async () => {
  const head = 'id,kind,sku,from,to,quantity,reverses,note\n'
  const first = `${MOVED},receipt,I-1,SUPPLIER,W-01,5,,by hand\n`
  const back = `${LATER},reversal,,,,,${MOVED},wrong bin\n`
  expect(await load('movements', head + first)).toMatchObject({ created: 1, unchanged: 0, errors: [] })
  expect(await load('movements', head + first + back)).toMatchObject({ created: 1, unchanged: 1, errors: [] })
  expect(await load('movements', head + first + back)).toMatchObject({ created: 0, unchanged: 2, errors: [] })
  const [{ n } = { n: -1 }] = await house.rows<{ n: number }>(`
    select coalesce(sum(on_hand), 0)::int as n from stock s join locations l on l.id = s.location_id where l.code = 'W-01'`)
  expect(n).toBe(0)
})
