import { afterAll, beforeAll, expect, test } from 'vitest'
import { raiseOverdueParked } from '../../../sync-server/jobs/overdue-parked.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, strict, Warehouse } from '../warehouse.ts'

let house: Warehouse
let lead: Phone
let bin: string

beforeAll(async () => {
  house = await Warehouse.open()
  lead = await house.phone('lead')
  bin = await house.place('bin', 'A-01')
})
afterAll(() => house.close())

const HOUR_MS = 3_600_000
const pokes: { orgId: string; head: number }[] = []
const roundIn = (hours: number) =>
  raiseOverdueParked({
    pool: house.pool,
    log: strict,
    poke: (orgId, { head }) => pokes.push({ orgId, head }),
    now: () => new Date(Date.now() + hours * HOUR_MS),
  })
const exceptions = () => house.rows(`select kind, state, subject_id as subject from exceptions where kind = 'parked'`)

test('what has waited for a day opens an exception, stays parked, and is applied when what it waits for comes', async () => {
  const item = newId()
  const waiting = await lead.do({
    ...{ type: 'movement', kind: 'receipt', itemId: item, quantity: 4 },
    ...{ fromLocationId: house.places.supplier, toLocationId: bin },
  })
  expect(waiting).toMatchObject({ status: 'parked' })
  const { last } = await house.pull(lead.caller)

  await roundIn(23)
  expect(await exceptions()).toEqual([])
  expect(pokes).toEqual([])

  await roundIn(25)
  expect(await exceptions()).toEqual([{ kind: 'parked', state: 'open', subject: waiting.action.id }])
  const { last: heard } = await house.pull(lead.caller, last.position)
  expect(heard.settled).toMatchObject([
    { id: waiting.action.id, status: 'parked', exceptionId: expect.any(String), seq: expect.any(Number) },
  ])
  expect(pokes).toEqual([{ orgId: house.orgId, head: heard.head }])

  await roundIn(49)
  expect(pokes).toHaveLength(1)

  const manager = await house.phone('manager')
  await manager.do({
    ...{ type: 'edit', op: 'create', collection: 'items', documentId: item },
    ...{ set: { sku: 'LATE', name: 'Late', baseUnit: 'pcs' }, base: {} },
  })
  expect(await lead.send(waiting.action)).toMatchObject([{ status: 'accepted' }])
  expect(await exceptions()).toEqual([{ kind: 'parked', state: 'resolved', subject: waiting.action.id }])
  expect(await verify(house.pool, house.orgId)).toEqual([])
})
