/** One small warehouse on a test server, and people who work in it on simulated devices. */
import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import type { LeaderOptions } from '../../client/outbox/leader.ts'
import { openSessions } from '../../client/view/session.ts'
import { itemStockQuery } from '../../client/view/stock.ts'
import { syncStateQuery } from '../../client/view/sync-state.ts'
import { openWorkspace, type Workspace } from '../../client/view/workspace.ts'
import { type TestDevice, testDevice } from './device.ts'
import { cookieFetch, type TestServer, testServer } from './server.ts'

export const id = (noun: number, number = 0): string =>
  `01900000-0000-7000-8${String(noun).padStart(3, '0')}-${String(number).padStart(12, '0')}`

const SITE = id(1)
const SUPPLIER = id(2)
export const BIN_A = id(3, 1)
export const BIN_B = id(3, 2)
export const NUTS = id(4, 1)
export const BOLTS = id(4, 2)

export const itemNamed = (itemId: string, sku: string, name: string) => ({
  collection: 'items',
  id: itemId,
  sku,
  name,
  description: '',
  barcodes: [{ code: `40${sku}` }],
  baseUnit: 'pc',
  units: [],
  tracking: 'none',
  category: '',
  negativePolicy: 'warn',
  attributes: {},
  archived: false,
})

export const openWarehouse = async (): Promise<TestServer> => {
  const server = await testServer()
  const place = (locationId: string, kind: string, code: string) =>
    server.put({ collection: 'locations', id: locationId, kind, code, name: code, siteId: SITE, archived: false })
  place(SITE, 'site', 'North')
  place(SUPPLIER, 'supplier', 'SUPPLIER')
  place(BIN_A, 'bin', 'A-01')
  place(BIN_B, 'bin', 'B-01')
  server.put(itemNamed(NUTS, 'N-1', 'Hex nut'))
  server.put(itemNamed(BOLTS, 'B-1', 'Hex bolt'))
  return server
}

const QUICK: LeaderOptions = { askEveryMs: 30, silentMs: 200 }
const opened = new Set<Workspace>()

export const closeAll = async () => {
  await Promise.all([...opened].map((workspace) => workspace.close()))
  opened.clear()
}

type Around = {
  email?: string
  password?: string
  /** What a bad network makes of a call: not made at all, or made and its answer lost. */
  network?: (call: () => Promise<Response>) => Promise<Response>
  /** Another tab has wiped this member's databases. */
  onWiped?: () => void
}

/** A device with a person signed in on it; `tab()` opens one more tab, after `quit` as a restart does. */
export const person = async (server: Pick<TestServer, 'baseUrl'>, said: Around | string = {}) => {
  const around: Around = typeof said === 'string' ? { email: said } : said
  const { email = `${randomUUID()}@example.org`, password = 'secret', network = (call) => call() } = around
  const { onWiped = () => undefined } = around
  const device: TestDevice = testDevice()
  const jar = cookieFetch()
  const name = `members-${randomUUID()}`
  const through: typeof fetch = (input, init) =>
    device.online ? network(() => jar(input, init)) : Promise.reject(new TypeError('fetch failed'))
  const tab = async (leader = QUICK) => {
    const browser = device.tab()
    const sessions = openSessions({ baseUrl: server.baseUrl, device: browser, fetch: through, name })
    const member = await sessions.restoreSession()
    if (!member) throw new Error('nobody is signed in')
    const workspace = await openWorkspace({
      ...{ session: member, deviceId: member.deviceId, api: sessions.api, device: browser, leader },
      onWiped,
    })
    opened.add(workspace)
    return workspace
  }
  const signInDevice = device.tab()
  const sessions = openSessions({ baseUrl: server.baseUrl, device: signInDevice, fetch: through, name })
  const result = await sessions.signIn(email, password)
  if (!result.ok) throw new Error('the sign-in was refused')
  /** The sessions as the next start of the app finds them. */
  const reopened = () => openSessions({ baseUrl: server.baseUrl, device: device.tab(), fetch: through, name })
  return { device, sessions, member: result.value, tab, reopened }
}

export const receipt = (quantity: number, toLocationId = BIN_A, itemId = NUTS) =>
  ({ type: 'movement', kind: 'receipt', itemId, fromLocationId: SUPPLIER, toLocationId, quantity }) as const

export const onHand = (workspace: Workspace, itemId = NUTS, locationId = BIN_A): number =>
  workspace.read(itemStockQuery(itemId)).find((row) => row.locationId === locationId)?.onHand ?? 0

export const badge = (workspace: Workspace) => workspace.read(syncStateQuery)

export const eventually = (assertion: () => void) => vi.waitFor(assertion, { timeout: 8_000, interval: 10 })

export const restart = async (workspace: Workspace) => {
  await workspace.close()
  opened.delete(workspace)
}
