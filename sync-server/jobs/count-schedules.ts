/**
 * The round that makes the counts of schedules when their day has come at their site. Every server process makes its rounds, one
 * at a time for each organisation; a count's id is made of its schedule and its day, so that none is made twice.
 */
import type { PoolClient } from 'pg'
import { dayIn } from '../../domain/calendar.ts'
import { type PlanCell, type PlanPlace, planCount } from '../../domain/count-plan.ts'
import { dueToday, isStillOpen } from '../../domain/count-schedule.ts'
import { createdFields } from '../../domain/edit.ts'
import { scheduledCountIdOf } from '../../domain/ids.ts'
import { addDays } from '../../domain/lot.ts'
import type { CountDocument, CountScheduleDocument } from '../../domain/protocol/documents.ts'
import type { Pool } from '../db/pool.ts'
import {
  cellsOfSiteSql,
  lockSchedulesSql,
  placesOfSiteSql,
  schedulesSql,
  standingSql,
} from '../db/sql/count-schedules.ts'
import { transact } from '../db/transact.ts'
import { sha256 } from '../ledger/digest.ts'
import { publishDocuments } from '../ledger/organisation.ts'
import { forEachOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 10 * 60_000

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

type Schedule = Omit<CountScheduleDocument, 'collection' | 'id' | 'seq' | 'createdAt' | 'updatedAt'>
type Row = { id: string; seq: number; doc: Schedule; writers: Record<string, string>; timeZone: string | null }
type Due = Row & { dueOn: string; nextOn: string; scope: CountDocument['scope']; bins: number }

const planOf = async (client: PoolClient, orgId: string, { siteId, scope }: Schedule, now: Date) => {
  const { rows: places } = await client.query<PlanPlace>(placesOfSiteSql(orgId, siteId))
  const { rows: cells } = await client.query<PlanCell & { abcClass: string | null }>(cellsOfSiteSql(orgId, siteId))
  const classes = new Map(cells.map(({ itemId, abcClass }) => [itemId, abcClass]))
  return planCount({ siteId, scope }, { places, cells, abcClassOf: (id) => classes.get(id), now: now.toISOString() })
}

const dueOf = async (client: PoolClient, orgId: string, now: Date): Promise<Due[]> => {
  const { rows } = await client.query<Row>(schedulesSql(orgId, addDays(dayIn(null, now.getTime()), 1)))
  const due: Due[] = []
  for (const row of rows) {
    const today = dueToday(row.doc, dayIn(row.timeZone, now.getTime()))
    if (!today) continue
    const { scope, bins } = await planOf(client, orgId, row.doc, now)
    due.push({ ...row, ...today, scope, bins })
  }
  return due
}

const countOf = ({ id, doc, dueOn, scope }: Due) => {
  const { name, siteId, blind, tolerance, assigneeIds } = doc
  const made = createdFields('counts', { name, siteId, scope, blind, tolerance, assigneeIds, dueOn })
  if (!made.ok) throw new Error(`the schedule ${id} makes no count: ${made.error.code}`)
  return { ...made.value, scheduleId: id }
}

/** Makes what is due. Planned before the organisation is locked; a schedule that somebody has changed since waits for the next round. */
const makeDueCountsOf = (pool: Pool, orgId: string, now: Date): Promise<void> =>
  transact(pool, orgId, async (client) => {
    const { rows: locks } = await client.query<{ locked: boolean }>(lockSchedulesSql(orgId))
    if (!locks[0]?.locked) return
    const due = await dueOf(client, orgId, now)
    if (due.length === 0) return
    await client.query('select lock_clock($1)', [orgId])
    const ids = due.map(({ id }) => id)
    const { rows } = await client.query<{ id: string; seq: number; states: CountDocument['state'][] }>(
      standingSql(orgId, ids),
    )
    const standing = new Map(rows.map((row) => [row.id, row]))
    const documents = due.flatMap((one) => {
      const now = standing.get(one.id)
      if (now?.seq !== one.seq) return []
      const { id, doc, writers, dueOn, nextOn, bins } = one
      const sites = [doc.siteId]
      const schedule = { collection: 'count-schedules' as const, id, doc: { ...doc, nextOn }, writers, sites }
      if (bins === 0 || now.states.some((state) => isStillOpen({ state }))) return [schedule]
      const countId = scheduledCountIdOf(id, dueOn, sha256)
      return [schedule, { collection: 'counts' as const, id: countId, doc: countOf(one), sites }]
    })
    if (documents.length > 0) await publishDocuments(client, orgId, documents)
  })

export const makeDueCounts = (deps: Deps, signal?: AbortSignal): Promise<void> =>
  forEachOrganisation(deps, 'count schedules', signal, (id) => makeDueCountsOf(deps.pool, id, deps.now()))

export const startCountSchedules = (deps: Deps): Rounds =>
  startRounds('count schedules', EVERY_MS, (signal) => makeDueCounts(deps, signal), deps.log)
