import { afterAll, beforeAll, expect, test } from 'vitest'
import { Warehouse } from '../warehouse.ts'

let house: Warehouse
beforeAll(async () => {
  house = await Warehouse.open()
})
afterAll(() => house.close())

test('every pick from a place on hold is shown to somebody, those decided on what is remembered too', async () => {
  const bin = await house.write('locations', { kind: 'bin', code: 'H-1', name: 'H-1', siteId: house.site, hold: true })
  const itemId = await house.item('HELD')
  const operator = await house.phone('operator')
  const pick = { type: 'movement' as const, kind: 'pick', itemId, fromLocationId: bin, quantity: 1 }
  const ids: string[] = []
  for (let time = 0; time < 3; time++)
    ids.push((await operator.do({ ...pick, toLocationId: house.places.customer })).action.id)
  const raised = await house.rows<{ subject: string }>(
    `select subject_id as subject from exceptions where kind = 'held-place' order by subject_id`,
  )
  expect(raised.map(({ subject }) => subject)).toEqual([...ids].sort())
})
