import { tmpdir } from 'node:os'
import { pino } from 'pino'
import type { Role } from '../../../domain/protocol/kinds.ts'
import type { Session } from '../../../domain/protocol/session.ts'
import { openPool, type Pool } from '../../../sync-server/db/pool.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { setCredentials } from '../../../sync-server/identity/accounts.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { createOrganisation, putMember } from '../../../sync-server/ledger/organisation.ts'
import { type Running, startServer } from '../../../sync-server/server.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

export const SECRET = 'a secret for tests that is long enough'
export const PASSWORD = 'correct horse battery'

export type Account = { id: string; email: string; role: Role; siteIds: string[] | null }

/** A whole server on a free port, with a database of its own and one organisation in it. */
export class Service {
  readonly database: TestDatabase
  readonly pool: Pool
  readonly #servers: Running[] = []
  orgId = ''
  base = ''

  private constructor(database: TestDatabase) {
    this.database = database
    this.pool = openPool(database.appUrl)
  }

  static async open(tokenSecrets: string[] = [SECRET]): Promise<Service> {
    const service = await Service.prepare()
    service.base = (await service.serve({ tokenSecrets })).base
    return service
  }

  /** Without a server: whoever starts one says at which `base`. */
  static async prepare(): Promise<Service> {
    const service = new Service(await createTestDatabase())
    service.orgId = await service.organisation()
    return service
  }

  /** One more server process' worth on the same database. */
  async serve({
    tokenSecrets = [SECRET],
    rateLimits = { address: 1000, organisation: 2000, member: 200 },
    pushServices = [] as string[],
    photos = { bytes: 2_000_000, organisationBytes: 2_000_000_000 },
    port = 0,
    host = '127.0.0.1',
    pool = this.pool,
  } = {}): Promise<{ base: string; stop: () => Promise<void> }> {
    const config = {
      ...{ port, host },
      database: undefined,
      dataDir: tmpdir(),
      tokenSecrets,
      trustProxy: ['loopback'],
      rateLimits,
      printerNetworks: ['127.0.0.0/8'],
      photos,
      push: { vapid: undefined, subject: 'mailto:depot@example.com', services: pushServices },
      logLevel: 'silent',
    }
    const running = await startServer(config, { pool, directUrl: this.database.appUrl }, pino({ level: 'silent' }))
    this.#servers.push(running)
    return { base: `${running.url}/api/v1`, stop: running.stop }
  }

  async close(): Promise<void> {
    for (const server of this.#servers) await server.stop()
    await this.pool.end()
    await this.database.drop()
  }

  async organisation(): Promise<string> {
    const id = newId()
    await transact(this.pool, id, (tx) => createOrganisation(tx, { id, name: 'Depot' }))
    return id
  }

  async rows<Row>(sql: string, values: unknown[] = [], orgId = this.orgId): Promise<Row[]> {
    return transact(this.pool, orgId, async (client) => (await client.query(sql, values)).rows as Row[])
  }

  /** A member with a sign-in. */
  async member(
    role: Role = 'lead',
    { active = true, orgId = this.orgId, siteIds = null as string[] | null } = {},
  ): Promise<Account> {
    const account: Account = { id: newId(), email: `${newId()}@example.com`, role, siteIds }
    await this.change(account, { active }, orgId)
    await transact(this.pool, orgId, (tx) =>
      setCredentials(tx, orgId, { userId: account.id, email: account.email, password: PASSWORD }),
    )
    return account
  }

  change({ id, role, siteIds }: Account, { active }: { active: boolean }, orgId = this.orgId): Promise<void> {
    return transact(this.pool, orgId, (tx) => putMember(tx, orgId, { id, name: 'Ada', role, siteIds, active }))
  }

  post(path: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
    const type = { 'content-type': 'application/json' }
    return fetch(`${this.base}${path}`, { method: 'POST', body, headers: { ...type, ...headers } })
  }

  login(email: string, { password = PASSWORD, deviceId = newId(), headers = {} } = {}): Promise<Response> {
    return this.post(
      '/auth/login',
      JSON.stringify({ email, password, device: { id: deviceId, name: 'Test' } }),
      headers,
    )
  }

  refresh(cookie: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.post('/auth/refresh', undefined, { cookie, ...headers })
  }

  /** A phone that this member signed in on. */
  async signedIn(account: Account): Promise<{ deviceId: string; cookie: string; session: Session; token: string }> {
    const deviceId = newId()
    const answer = await this.login(account.email, { deviceId })
    if (answer.status !== 200) throw new Error(`not signed in: ${answer.status}`)
    const session = (await answer.json()) as Session
    return { deviceId, cookie: cookieOf(answer), session, token: session.accessToken }
  }

  feed(token: string, query = ''): Promise<Response> {
    return fetch(`${this.base}/sync/feed${query}`, { headers: { authorization: `Bearer ${token}` } })
  }

  push(token: string, actions: unknown[]): Promise<Response> {
    return this.post('/sync/push', JSON.stringify({ actions }), { authorization: `Bearer ${token}` })
  }
}

export const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
export const tokenOf = async (answer: Response): Promise<string> => ((await answer.json()) as Session).accessToken
