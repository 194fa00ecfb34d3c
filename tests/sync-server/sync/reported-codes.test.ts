import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let picker: Phone
let manager: Phone
let bin: string

beforeAll(async () => {
  house = await Warehouse.open()
  bin = await house.place('bin', 'A-01')
  picker = await house.phone('operator')
  manager = await house.phone('manager')
})
afterAll(() => house.close())

const PHOTO = `data:image/jpeg;base64,${Buffer.from('a photograph').toString('base64')}`

const report = (code: string, more: object = {}) =>
  ({ type: 'report', kind: 'unknown-barcode', code, ...more }) as const

/** What was reported of a code, newest first. */
const reported = (subject: string) =>
  house.rows<{ state: string; detail: Record<string, unknown>; resolution: string | null }>(
    `select state, doc -> 'detail' as detail, doc ->> 'resolution' as resolution from exceptions
     where kind = 'unknown-barcode' and subject_id = $1 order by seq desc`,
    [subject],
  )

test('a code that nobody knows is one open exception, however often and in whatever form it is met', async () => {
  const first = await picker.do(report('4006381333931', { locationId: bin, photo: PHOTO }))
  expect(first).toMatchObject({ status: 'accepted', exceptionId: expect.any(String) })
  const second = await manager.do(report('04006381333931', { note: 'on the top shelf' }))
  expect(second.exceptionId).toBe(first.exceptionId)
  expect(await reported('04006381333931')).toEqual([
    {
      state: 'open',
      resolution: null,
      detail: {
        code: '04006381333931',
        userId: manager.caller.userId,
        locationId: bin,
        note: 'on the top shelf',
        photo: PHOTO,
      },
    },
  ])
})

test('several of one code in one push keep what each of them said', async () => {
  await picker.send(
    picker.action(report('TWICE', { photo: PHOTO })),
    picker.action(report('twice', { locationId: bin })),
  )
  expect(await reported('TWICE')).toMatchObject([{ detail: { photo: PHOTO, locationId: bin } }])
})

test('it closes by itself when the code becomes known, in whatever form', async () => {
  await picker.do(report('012345678905'))
  const item = await house.item('WIDGET')
  await manager.do({
    ...{ type: 'edit', op: 'update', collection: 'items', documentId: item, base: { barcodes: [] } },
    set: { barcodes: [{ code: '0012345678905', unit: 'case' }] },
  })
  expect(await reported('00012345678905')).toMatchObject([{ state: 'resolved', resolution: 'the code is known now' }])
})

test('a code that became known while the phone was offline opens nothing', async () => {
  await manager.do({
    ...{ type: 'edit', op: 'create', collection: 'items', documentId: newId(), base: {} },
    set: { sku: 'KNOWN-1', name: 'Known', baseUnit: 'pcs', barcodes: [{ code: '96385074' }] },
  })
  expect(await picker.do(report('00000096385074'))).not.toHaveProperty('exceptionId')
  expect(await picker.do(report('known-1'))).not.toHaveProperty('exceptionId')
  expect(await reported('00000096385074')).toEqual([])
})

test('who neither counts nor moves, or works elsewhere, reports nothing; a place that is not here yet is waited for', async () => {
  expect(await (await house.phone('viewer')).do(report('NO'))).toMatchObject({ code: 'not-permitted' })
  const elsewhere = await house.phone('operator', [await house.place('site', 'SOUTH', null)])
  expect(await elsewhere.do(report('NO', { locationId: bin }))).toMatchObject({ code: 'wrong-site' })
  const unseen = newId()
  expect(await picker.do(report('NO', { locationId: unseen }))).toMatchObject({ status: 'parked' })
})

test('a photograph is a JPEG, and small', async () => {
  expect(await picker.do(report('X', { photo: 'https://example.com/a.jpg' }))).toMatchObject({ code: 'bad-shape' })
  expect(await picker.do(report('X', { photo: `${PHOTO.slice(0, 30)}${'A'.repeat(60_000)}` }))).toMatchObject({
    code: 'bad-shape',
  })
})
