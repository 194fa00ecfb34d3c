import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReasonDocument } from '../../../domain/protocol/documents.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
beforeAll(async () => {
  house = await Warehouse.open()
})
afterAll(() => house.close())

const seenBy = async ({ caller }: Phone): Promise<ReasonDocument[]> =>
  [...(await house.pull(caller)).documents.values()].filter((document) => document.collection === 'reasons')

const edit = (op: 'create' | 'update', documentId: string, set: object, base: object = {}) => ({
  ...{ type: 'edit' as const, op, collection: 'reasons', documentId, set, base },
})

test('a new organisation has reasons to adjust, scrap and return by, and everybody gets them', async () => {
  const reasons = await seenBy(await house.phone('operator'))
  for (const kind of ['adjust', 'scrap', 'return'] as const) {
    expect(reasons.filter(({ kinds }) => kinds.includes(kind)).length).toBeGreaterThan(1)
  }
})

test('a manager adds, renames and archives one; a lead may not, and its code stays', async () => {
  const manager = await house.phone('manager')
  const lead = await house.phone('lead')
  const id = newId()
  expect(await manager.do(edit('create', id, { code: 'wet', name: 'Wet', kinds: ['scrap'] }))).toMatchObject({
    status: 'accepted',
  })
  expect(await lead.do(edit('update', id, { name: 'Soaked' }, { name: 'Wet' }))).toMatchObject({
    status: 'rejected',
    code: 'not-permitted',
  })
  expect(await manager.do(edit('update', id, { code: 'dry' }, { code: 'wet' }))).toMatchObject({
    status: 'rejected',
    code: 'fixed-field',
  })
  await manager.do(edit('update', id, { name: 'Soaked', archived: true }, { name: 'Wet', archived: false }))
  expect((await seenBy(lead)).find((reason) => reason.id === id)).toMatchObject({
    ...{ code: 'wet', name: 'Soaked', kinds: ['scrap'], archived: true },
  })
  expect(await manager.do(edit('create', newId(), { code: 'odd', name: 'Odd', kinds: ['flying'] }))).toMatchObject({
    status: 'rejected',
    code: 'bad-shape',
  })
  expect(await verify(house.pool, house.orgId)).toEqual([])
})
