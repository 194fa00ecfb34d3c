import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetBootstraps } from '../../../sync-server/jobs/old-bootstraps.ts'
import { forEachOrganisation, startRounds } from '../../../sync-server/jobs/rounds.ts'
import { Bootstraps } from '../../../sync-server/sync/bootstrap.ts'
import { scopeOf } from '../../../sync-server/sync/position.ts'
import { Service } from '../http/service.ts'
import { strict, Warehouse } from '../warehouse.ts'

let service: Service
beforeAll(async () => {
  service = await Service.prepare()
})
afterAll(() => service.close())

test('an organisation for which a round fails does not keep those behind it waiting, and the log says which it was', async () => {
  for (let more = 0; more < 2; more++) await service.organisation()
  const [had, failed]: [string[], object[]] = [[], []]
  const log = { error: (details: object) => failed.push(details) }
  await forEachOrganisation({ pool: service.pool, log }, 'a test', undefined, async (orgId) => {
    had.push(orgId)
    if (had.length === 1) await service.rows('select 1 / 0')
  })
  expect(had).toHaveLength(3)
  expect(failed).toMatchObject([{ orgId: had[0], err: { code: '22012' } }])
})

test('a stop is heeded between two organisations', async () => {
  const had: string[] = []
  let go: () => void = () => undefined
  const waits = new Promise<void>((resolve) => {
    go = resolve
  })
  const work = (signal: AbortSignal) =>
    forEachOrganisation({ pool: service.pool, log: strict }, 'a test', signal, async (orgId) => {
      had.push(orgId)
      await waits
    })
  const rounds = startRounds('a test', 60_000, work, strict)
  await expect.poll(() => had.length, { timeout: 5000 }).toBe(1)
  const stopped = rounds.stop()
  go()
  await stopped
  expect(had).toHaveLength(1)
})

test('bootstraps of scopes that nobody has any more are forgotten; those in use stay', async () => {
  const house = await Warehouse.open()
  const bootstraps = new Bootstraps(house.pool)
  const [left, stays] = [await house.phone('operator'), await house.phone('lead')]
  const hash = async (caller: typeof left.caller) =>
    (await bootstraps.answer(caller)).parts[0]?.url.slice(-71, -7) ?? ''
  const [old, kept] = [await hash(left.caller), await hash(stays.caller)]
  const roundIn = (minutes: number) =>
    forgetBootstraps({ pool: house.pool, now: () => new Date(Date.now() + minutes * 60_000), log: strict })
  await roundIn(60)
  expect(await bootstraps.part(left.caller, old)).toBeDefined()
  await house.rows(`update bootstraps set made_at = now() - interval '25 hours' where scope = $1`, [
    scopeOf(left.caller),
  ])
  await roundIn(60)
  expect(await bootstraps.part(left.caller, old)).toBeUndefined()
  expect(await bootstraps.part(stays.caller, kept)).toBeDefined()
  expect(await house.rows('select count(distinct bootstrap_id)::int as kept from bootstrap_parts')).toEqual([
    { kept: 1 },
  ])
  await roundIn(26 * 60)
  expect(await house.rows('select from bootstraps')).toEqual([])
  await house.close()
})
