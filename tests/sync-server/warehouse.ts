import { createdFields, type Fields } from '../../domain/edit.ts'
import type { Action } from '../../domain/protocol/actions.ts'
import type { Document } from '../../domain/protocol/documents.ts'
import type { FeedPage } from '../../domain/protocol/feed.ts'
import { type EditableCollection, type LocationKind, ROLES, type Role } from '../../domain/protocol/kinds.ts'
import { openPool, type Pool } from '../../sync-server/db/pool.ts'
import { transact } from '../../sync-server/db/transact.ts'
import type { Caller } from '../../sync-server/identity/caller.ts'
import { newId } from '../../sync-server/ledger/new-id.ts'
import { createOrganisation, publishDocuments, putMember } from '../../sync-server/ledger/organisation.ts'
import { feedPage } from '../../sync-server/sync/feed.ts'
import { push } from '../../sync-server/sync/push.ts'
import { PushQueue } from '../../sync-server/sync/push-queue.ts'
import { createTestDatabase } from './database.ts'

/** An action that passed the rules and failed in the database is a bug: here it fails the test. */
export const strict = {
  error: (details: object, message: string): void => {
    throw new Error(message, { cause: 'err' in details ? details.err : details })
  },
}

/** What a test says of an action; the rest is filled in. */
export type Said = { type: Action['type']; at?: string } & Record<string, unknown>

/** One phone of one member: numbers its actions and sends them. */
export class Phone {
  readonly caller: Caller
  readonly #queue: PushQueue
  #seq = 0

  constructor(queue: PushQueue, caller: Caller) {
    this.#queue = queue
    this.caller = caller
  }

  action({ at, ...said }: Said): Action {
    return {
      id: newId(),
      deviceId: this.caller.deviceId,
      deviceSeq: ++this.#seq,
      userId: this.caller.userId,
      schemaVersion: 1,
      occurredAt: at ?? new Date().toISOString(),
      clock: null,
      ...said,
    } as Action
  }

  async send(...actions: unknown[]) {
    return (await push(this.#queue, this.caller, actions)).settled
  }

  /** Records and sends at once; answers the action and what became of it. */
  async do(said: Said) {
    const action = this.action(said)
    const [outcome] = await this.send(action)
    if (!outcome) throw new Error('a push answers each action')
    return { action, ...outcome }
  }
}

type Written = Exclude<EditableCollection, 'exceptions'>

/** A real organisation in a real database: a site with bins, items, and as many phones as a test wants. */
export class Warehouse {
  readonly orgId = newId()
  readonly pool: Pool
  readonly queue: PushQueue
  readonly #drop: () => Promise<void>
  places: Record<string, string> = {}
  site = ''

  private constructor(url: string, drop: () => Promise<void>) {
    this.pool = openPool(url, { max: 10 })
    this.queue = new PushQueue(this.pool, strict)
    this.#drop = drop
  }

  static async open(): Promise<Warehouse> {
    const database = await createTestDatabase()
    const warehouse = new Warehouse(database.appUrl, database.drop)
    await transact(warehouse.pool, warehouse.orgId, async (client) => {
      warehouse.places = await createOrganisation(client, { id: warehouse.orgId, name: 'Test' })
    })
    warehouse.site = await warehouse.place('site', 'NORTH', null)
    return warehouse
  }

  /** What another server process on the same database knows and does not know. */
  anotherServer(): PushQueue {
    return new PushQueue(this.pool, strict)
  }

  async close(): Promise<void> {
    await this.pool.end()
    await this.#drop()
  }

  async write(collection: Written, set: Fields, id = newId()): Promise<string> {
    await this.writeAll(collection, [{ id, set }])
    return id
  }

  /** Many at once: a file of orders takes a transaction, and not one each. */
  async writeAll(collection: Written, documents: readonly { id: string; set: Fields }[]): Promise<void> {
    const minRank = collection === 'item-costs' || collection === 'supplier-prices' ? ROLES.indexOf('lead') : undefined
    const rendered = documents.map(({ id, set }) => {
      const made = createdFields(collection, set)
      if (!made.ok) throw new Error(JSON.stringify(made.error))
      const sites = collection === 'locations' && set.siteId ? [String(set.siteId)] : null
      return { collection, id, doc: { ...made.value }, sites, minRank }
    })
    await transact(this.pool, this.orgId, (client) => publishDocuments(client, this.orgId, rendered))
  }

  place(kind: LocationKind, code: string, siteId: string | null = this.site): Promise<string> {
    return this.write('locations', { kind, code, name: code, siteId })
  }

  item(sku: string, more: Fields = {}): Promise<string> {
    return this.write('items', { sku, name: sku, baseUnit: 'pcs', ...more })
  }

  async phone(role: Role = 'lead', siteIds: string[] | null = null): Promise<Phone> {
    const userId = newId()
    await this.member(userId, { role, siteIds })
    return this.phoneOf(userId, role, siteIds)
  }

  /** Makes a member, or makes one into another. */
  member(
    id: string,
    { role, siteIds = null, active = true }: { role: Role; siteIds?: string[] | null; active?: boolean },
  ): Promise<unknown> {
    return transact(this.pool, this.orgId, (client) =>
      putMember(client, this.orgId, { id, name: role, role, siteIds, active }),
    )
  }

  /** Another phone of the same member. */
  phoneOf(userId: string, role: Role, siteIds: string[] | null = null): Phone {
    return new Phone(this.queue, { orgId: this.orgId, userId, deviceId: newId(), role, siteIds, pushOnly: false })
  }

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return transact(this.pool, this.orgId, async (client) => (await client.query(sql, values)).rows as Row[])
  }

  async onHand(itemId: string, locationId: string): Promise<number> {
    const rows = await this.rows<{ total: number }>(
      'select coalesce(sum(on_hand), 0)::bigint as total from stock where item_id = $1 and location_id = $2',
      [itemId, locationId],
    )
    return rows[0]?.total ?? 0
  }

  /** Everything the caller sees, pulled page by page from the start. */
  async pull(caller: Caller, after?: string): Promise<{ documents: Map<string, Document>; last: FeedPage }> {
    const documents = new Map<string, Document>()
    for (let position = after; ; ) {
      const text = await feedPage(this.pool, caller, { after: position, limit: 100 }, new Date().toISOString())
      if (!text.ok) throw new Error(text.error)
      const page = JSON.parse(text.value) as FeedPage
      for (const document of page.documents) {
        if (document._deleted) documents.delete(`${document.collection}/${document.id}`)
        else documents.set(`${document.collection}/${document.id}`, document as Document)
      }
      position = page.position
      if (!page.more) return { documents, last: page }
    }
  }
}
