/**
 * From the moment A sends a push to the moment it is durable in B's mirror, and to the moment B's open screen shows it: the
 * built app in a real Chromium on the page of an item, while 1,000 sockets are connected, 100 of them in B's organisation.
 */
import type { Page } from 'playwright-core'
import type { Action } from '../domain/protocol/actions.ts'
import { openPool, type Pool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import { setCredentials } from '../sync-server/identity/accounts.ts'
import { newId } from '../sync-server/ledger/new-id.ts'
import { type Account, signInOver } from './account.ts'
import { withChromium } from './chromium.ts'
import { type Aims, type Figures, note, printFigures } from './figures.ts'
import { openListeners } from './listeners.ts'
import { withPostgres } from './postgres.ts'
import { quantile } from './quantiles.ts'
import { withServer } from './serve.ts'
import { signIn } from './sign-in.ts'
import { makeOrganisation, movement, type Organisation } from './warehouse-work.ts'

const ORGANISATIONS = 10
const SOCKETS_EACH = 100
const PUSHES = 300
/** Further apart than two pokes, and not in step with them. */
const APART_MS = 70
const AIMS: Aims = { 'push to mirror, p50': 30, 'push to mirror, p99': 100 }

declare global {
  interface Window {
    /** When each figure was first told of as durable in the mirror, and when it first stood on screen, in ms since 1970. */
    kept: Record<string, number>
    shown: Record<string, number>
  }
}

const accountOf = (at: number): Account => ({ email: `lead${at}@bench.test`, password: 'a bench, long and dull' })
const nowMs = (): number => performance.timeOrigin + performance.now()

const makeAccounts = async (pool: Pool): Promise<Organisation[]> => {
  const organisations: Organisation[] = []
  for (let at = 0; at < ORGANISATIONS; at++) {
    const org = await makeOrganisation(pool)
    const { orgId, userId } = org.caller
    await transact(pool, orgId, (client) => setCredentials(client, orgId, { userId, ...accountOf(at) }))
    organisations.push(org)
  }
  return organisations
}

/** A receipt of one of the item that B looks at. */
const receiptOf = (org: Organisation): Action =>
  ({
    ...movement(org),
    kind: 'receipt',
    itemId: org.items[0],
    fromLocationId: org.supplier,
    toLocationId: org.bins[0],
    quantity: 1,
  }) as Action

/** The leading tab tells the others of each page once it is durable; whoever listens on that channel hears it too. */
const watchFigure = (page: Page, itemId: string): Promise<void> =>
  page.evaluate(async (id) => {
    window.kept = {}
    window.shown = {}
    const onHand = new RegExp(`"collection":"stock"[^{}]*"itemId":"${id}"[^{}]*"onHand":(\\d+)`)
    for (const { name } of await indexedDB.databases()) {
      new BroadcastChannel(`${name}:mirror`).onmessage = ({ data }) => {
        const at = performance.timeOrigin + performance.now()
        for (const text of data.texts ?? []) {
          const figure = onHand.exec(text)?.[1]
          if (figure !== undefined) window.kept[figure] ??= at
        }
      }
    }
    new MutationObserver(() => {
      const figure = document.querySelector('[data-size="huge"] > span')?.textContent ?? ''
      window.shown[figure] ??= performance.timeOrigin + performance.now()
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, itemId)

/** How long each push took: one that another overtook was told or shown with the later one, and its own wait ends there. */
const waits = (sentAt: readonly number[], arrived: Record<string, number>): number[] => {
  const samples: number[] = []
  let at = Number.POSITIVE_INFINITY
  for (let push = sentAt.length - 1; push >= 1; push--) {
    at = Math.min(at, arrived[String(push)] ?? at)
    samples.push(at - (sentAt[push] ?? Number.NaN))
  }
  return samples
}

const measure = async (url: string, org: Organisation, page: Page): Promise<{ mirror: number[]; shown: number[] }> => {
  const { accessToken } = await signInOver(url, accountOf(0), org.caller.deviceId)
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  await watchFigure(page, org.items[0] ?? '')
  const sentAt: number[] = []
  for (let at = 1; at <= PUSHES; at++) {
    const body = JSON.stringify({ actions: [receiptOf(org)] })
    sentAt[at] = nowMs()
    const response = await fetch(`${url}/api/v1/sync/push`, { method: 'POST', headers, body })
    const { settled } = (await response.json()) as { settled: { status: string }[] }
    if (settled[0]?.status !== 'accepted') throw new Error('a push was not accepted')
    await new Promise((next) => setTimeout(next, APART_MS))
  }
  await page.waitForFunction((last) => window.shown[last] !== undefined, String(PUSHES))
  const { kept, shown } = await page.evaluate(() => ({ kept: window.kept, shown: window.shown }))
  return { mirror: waits(sentAt, kept), shown: waits(sentAt, shown) }
}

/** The reference: what one HTTP round trip to the same server takes, that asks for nothing. */
const roundTrips = async (url: string): Promise<number[]> => {
  const samples: number[] = []
  for (let at = 0; at < PUSHES; at++) {
    const before = performance.now()
    await (await fetch(`${url}/health/live`)).text()
    samples.push(performance.now() - before)
  }
  return samples
}

export const bench = (): Promise<void> =>
  withPostgres(async (appUrl) => {
    const pool = openPool(appUrl, { max: 16 })
    try {
      const organisations = await makeAccounts(pool)
      const [org] = organisations
      if (!org) throw new Error('there are organisations')
      await withServer({ pool, appUrl }, async (url) => {
        const tokens: string[] = []
        for (let at = 0; at < ORGANISATIONS; at++) {
          tokens.push((await signInOver(url, accountOf(at), newId())).accessToken)
        }
        const listeners = await openListeners({ url, tokens, each: SOCKETS_EACH })
        console.log(`${ORGANISATIONS * SOCKETS_EACH} sockets are connected, ${SOCKETS_EACH} in B's organisation`)
        const reference = { name: 'a bare round trip', ms: quantile(await roundTrips(url), 0.5) }
        await withChromium(async (context) => {
          const page = await context.newPage()
          await signIn(page, `${url}/items/${org.items[0]}`, accountOf(0))
          await page.getByRole('button', { name: 'Sync state: Up to date' }).waitFor()
          const figures: Figures = new Map()
          for (const [where, samples] of Object.entries(await measure(url, org, page))) {
            note(figures, `push to ${where}, p50`, quantile(samples, 0.5))
            note(figures, `push to ${where}, p99`, quantile(samples, 0.99))
            note(figures, `push to ${where}, longest`, Math.max(...samples))
          }
          console.log(`${PUSHES} pushes`)
          printFigures(figures, AIMS, reference)
        })
        listeners.stop()
      })
    } finally {
      await pool.end()
    }
  })
