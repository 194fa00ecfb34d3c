import type { Action } from '../domain/protocol.ts'
import { openPool, type Pool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import type { Caller } from '../sync-server/identity/caller.ts'
import { newId } from '../sync-server/ledger/new-id.ts'
import { createOrganisation, publishDocuments, putMember } from '../sync-server/ledger/organisation.ts'
import { push } from '../sync-server/sync/push.ts'
import { PushQueue } from '../sync-server/sync/push-queue.ts'
import { withPostgres } from './postgres.ts'

const CONNECTIONS = 16
const ORGANISATIONS = 50
const SECONDS = 4

type Organisation = { caller: Caller; items: string[]; bins: string[]; supplier: string; customer: string; seq: number }

const makeOrganisation = async (pool: Pool): Promise<Organisation> => {
  const orgId = newId()
  const site = newId()
  const items = Array.from({ length: 100 }, newId)
  const bins = Array.from({ length: 40 }, newId)
  const caller: Caller = { orgId, userId: newId(), deviceId: newId(), role: 'lead', siteIds: null, pushOnly: false }
  const place = (id: string, kind: string, siteId: string | null) => ({
    collection: 'locations' as const,
    id,
    doc: { kind, code: id.slice(-6), name: id, siteId, parentId: null, archived: false },
    sites: [site],
  })
  return transact(pool, orgId, async (client) => {
    const { supplier, customer } = await createOrganisation(client, { id: orgId, name: 'Bench' })
    await putMember(client, orgId, { id: caller.userId, name: 'Bench', role: 'lead', siteIds: null, active: true })
    await publishDocuments(client, orgId, [
      place(site, 'site', null),
      ...bins.map((id) => place(id, 'bin', site)),
      ...items.map((id) => ({
        collection: 'items' as const,
        id,
        doc: { sku: id, name: id, baseUnit: 'pcs', tracking: 'none', barcodes: [], archived: false },
      })),
    ])
    return { caller, items, bins, supplier, customer, seq: 0 }
  })
}

const pickFrom = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

/** What a warehouse sends: receipts, moves between bins and picks of a hundred items in forty bins. */
const movement = (org: Organisation): Action => {
  const [bin, other] = [pickFrom(org.bins), pickFrom(org.bins)]
  const kind = pickFrom(['receipt', 'move', 'pick'] as const)
  const [fromLocationId, toLocationId] =
    kind === 'receipt' ? [org.supplier, bin] : kind === 'pick' || bin === other ? [bin, org.customer] : [bin, other]
  return {
    id: newId(),
    type: 'movement',
    kind: kind === 'move' && bin === other ? 'pick' : kind,
    itemId: pickFrom(org.items),
    fromLocationId,
    toLocationId,
    quantity: 1 + Math.floor(Math.random() * 20),
    deviceId: org.caller.deviceId,
    deviceSeq: ++org.seq,
    userId: org.caller.userId,
    schemaVersion: 1,
    occurredAt: new Date().toISOString(),
    clock: { offsetMs: 12, uncertaintyMs: 20 },
  }
}

/** Runs `work` on so many connections side by side for a while; answers how many units were done a second. */
const perSecond = async (work: () => Promise<number>): Promise<number> => {
  const start = performance.now()
  const end = start + SECONDS * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        const units = await work() // awaited first: `done += await …` would read the sum before the others add to it
        done += units
      }
    }),
  )
  return done / ((performance.now() - start) / 1000)
}

const pushOf = (queue: PushQueue, organisations: Organisation[], batch: number) => async (): Promise<number> => {
  const org = pickFrom(organisations)
  const { settled } = await push(
    queue,
    org.caller,
    Array.from({ length: batch }, () => movement(org)),
  )
  const refused = settled.find((outcome) => outcome.status !== 'accepted')
  if (refused) throw new Error(`not accepted: ${refused.message}`)
  return settled.length
}

/** Accepted movements a second, against bare single-row committed inserts a second on the same server. */
export const bench = (): Promise<void> =>
  withPostgres(async (appUrl) => {
    const pool = openPool(appUrl, { max: CONNECTIONS })
    try {
      const queue = new PushQueue(pool, console)
      const organisations = await Promise.all(Array.from({ length: ORGANISATIONS }, () => makeOrganisation(pool)))
      const bare = () =>
        perSecond(async () => {
          await pool.query({
            name: 'bare',
            text: 'insert into bench_bare (id, body) values ($1, $2)',
            values: [newId(), 'x'.repeat(100)],
          })
          return 1
        })
      await perSecond(pushOf(queue, organisations, 20)) // warm: plans, caches, the first pages of every table
      const reference = await bare()
      console.log(`bare single-row committed inserts: ${Math.round(reference)}/s on ${CONNECTIONS} connections`)
      for (const [label, orgs] of [
        [`${ORGANISATIONS} organisations`, organisations],
        ['one organisation', organisations.slice(0, 1)],
      ] as const) {
        for (const batch of [1, 20, 100]) {
          const rate = await perSecond(pushOf(queue, orgs, batch))
          console.log(
            `${label}, batches of ${batch}: ${Math.round(rate)} movements/s, ${(rate / reference).toFixed(2)}× the reference`,
          )
        }
      }
      const again = await bare()
      console.log(`reference again: ${Math.round(again)}/s`)
    } finally {
      await pool.end()
    }
  })
