import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportWhole, importWhole } from '../../../sync-server/data/whole.ts'
import { LEFT_BEHIND, tablesSql } from '../../../sync-server/db/sql/whole.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { loadDemo } from '../../../sync-server/demo/load.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { createOrganisation } from '../../../sync-server/ledger/organisation.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { keepPhoto } from '../../../sync-server/photos/store.ts'
import { jpeg } from '../../jpeg.ts'
import { Warehouse } from '../warehouse.ts'

let house: Warehouse
let orgId: string
let file: string

const write = async (of: string): Promise<string> => {
  const parts: string[] = []
  await exportWhole(house.pool, of, new Date('2026-01-01T00:00:00Z'), async (some) => void parts.push(some))
  return parts.join('')
}
async function* linesOf(text: string) {
  yield* text.trimEnd().split('\n')
}
const read = (text: string) => {
  const id = newId()
  return importWhole(
    house.pool,
    id,
    () => linesOf(text),
    async () => {},
  ).then(() => id)
}
const rowsOf = <Row>(of: string, sql: string): Promise<Row[]> =>
  transact(house.pool, of, async (client) => (await client.query(sql)).rows as Row[])

beforeAll(async () => {
  house = await Warehouse.open()
  orgId = await loadDemo(house.pool, console, { seed: 5, now: new Date() })
  file = await write(orgId)
})
afterAll(() => house.close())

test('an organisation comes back whole: the same rows, the same stock and history, and nothing that verify finds', async () => {
  const copy = await read(file)
  expect(await verify(house.pool, copy)).toEqual([])
  const stock = 'select item_id, location_id, lot_id, on_hand, allocated from stock order by 1, 2, 3'
  const history = 'select id, kind, quantity, at, seq from movements order by seq'
  for (const sql of [stock, history]) {
    const [before, after] = [await rowsOf(orgId, sql), await rowsOf(copy, sql)]
    expect(before.length).toBeGreaterThan(100)
    expect(after).toEqual(before)
  }
  // Whatever there is of it: the file of the copy is the file, to the letter.
  expect((await write(copy)) === file).toBe(true)
})

test('photographs come along, byte for byte', async () => {
  const org = newId()
  await transact(house.pool, org, (client) => createOrganisation(client, { id: org, name: 'Pictures' }))
  const pictures = Array.from({ length: 20 }, (_, seed) => jpeg({ width: 64, height: 64, seed }))
  for (const bytes of pictures) {
    const id = createHash('sha256').update(bytes).digest('hex')
    const settings = { bytes: 1e6, organisationBytes: 1e9 }
    expect(await keepPhoto(house.pool, org, { id, bytes, now: new Date() }, settings)).toBe('kept')
  }
  const stored = (of: string) => rowsOf<{ bytes: Buffer }>(of, 'select id, bytes, size from photos order by id')
  const before = await stored(org)
  expect(before.map(({ bytes }) => bytes).sort(Buffer.compare)).toEqual(pictures.sort(Buffer.compare))
  expect(await stored(await read(await write(org)))).toEqual(before)
})

test('a file that was changed or cut short is not taken, and leaves nothing', async () => {
  const count = async () => (await rowsOf<{ n: number }>(orgId, 'select count(*)::int as n from items'))[0]?.n
  const before = await count()
  const lines = file.split('\n')
  const at = lines.findIndex((line) => line.includes('"table":"stock"'))
  const changed = lines.map((line, place) =>
    place === at ? line.replace(/"on_hand": ?-?\d+/, '"on_hand":7777') : line,
  )
  await expect(read(changed.join('\n'))).rejects.toThrow('checksum')
  await expect(read(lines.slice(0, -2).join('\n'))).rejects.toThrow('not all there')
  await expect(read('{"x":1}\n')).rejects.toThrow('no export')
  expect(await count()).toBe(before)
})

test('nobody’s password, session or device is in it', async () => {
  const { rows } = await house.pool.query<{ name: string }>(tablesSql)
  const taken = rows.map(({ name }) => name)
  expect(taken).toEqual(expect.arrayContaining(['items', 'movements', 'stock', 'observations', 'actions', 'feed']))
  for (const name of LEFT_BEHIND) expect(taken).not.toContain(name)
  expect(file).not.toMatch(/argon2|password/)
})
