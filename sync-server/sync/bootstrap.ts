/**
 * `GET /sync/bootstrap`: everything a member may see, from one snapshot, in parts that are made once per scope and given to
 * all who share it. Made on demand when none is fresh; the feed carries a client on from its position.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Pool, PoolClient } from 'pg'
import { type Collection, documents } from '../../domain/protocol/documents.ts'
import type { BootstrapPart } from '../../domain/protocol/feed.ts'
import { ROLES } from '../../domain/protocol/kinds.ts'
import { BOOTSTRAP_BEHIND } from '../../domain/protocol-limits.ts'
import { bootstrapDocumentsSql } from '../db/sql/bootstrap-documents.ts'
import { freshBootstrapSql } from '../db/sql/bootstraps.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { newId } from '../ledger/new-id.ts'
import { healClock } from './heal-clock.ts'
import { scopeOf, writePosition } from './position.ts'

const compress = promisify(gzip)

/** Documents in one part: small enough to be fetched, parsed and stored while the next one comes. */
const PART = 10_000
/** A bootstrap is fresh while the feed from it is a fraction of what a client would rather take a bootstrap for. */
export const FRESH_BEHIND = BOOTSTRAP_BEHIND / 4
/** Level 1: 4 times as fast as the default, and a tenth larger. */
const GZIP_LEVEL = 1

export type BootstrapAnswer = { epoch: string; position: string; through: number; parts: BootstrapPart[] }

type Header = { id: string; epoch: string; through: number }

const partUrl = (hash: string): string => `/api/v1/sync/bootstrap/${hash}.ndjson`

const findFresh = async (client: PoolClient, orgId: string, scope: string): Promise<Header | undefined> => {
  const { rows } = await client.query<Header>(freshBootstrapSql(orgId, scope, FRESH_BEHIND))
  return rows[0]
}

const makePart = async (
  client: PoolClient,
  header: Header,
  caller: Caller,
  scope: string,
  slice: { collection: Collection; place: number; after: string },
): Promise<{ count: number; last: string }> => {
  const { rows } = await client.query<{ count: number; last: string; text: string }>(
    bootstrapDocumentsSql({
      orgId: caller.orgId,
      collection: slice.collection,
      after: slice.after,
      limit: PART,
      siteIds: caller.siteIds,
      rank: ROLES.indexOf(caller.role),
      userId: caller.userId,
    }),
  )
  const row = rows[0]
  if (!row || row.count === 0) return { count: 0, last: slice.after }
  const hash = createHash('sha256').update(`${scope}\n`).update(row.text).digest('hex')
  const body = await compress(row.text, { level: GZIP_LEVEL })
  await client.query(
    `insert into bootstrap_parts (org_id, bootstrap_id, place, scope, hash, collection, count, bytes, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [caller.orgId, header.id, slice.place, scope, hash, slice.collection, row.count, body.length, body],
  )
  return { count: row.count, last: row.last }
}

/**
 * Who shares a bootstrap: a role with its sites; while a blind count runs, of those from whom it hides something each has
 * their own, since what they counted themselves is theirs to see.
 */
const sharedScope = async (client: PoolClient, caller: Caller): Promise<string> => {
  const scope = scopeOf(caller)
  if (ROLES.indexOf(caller.role) >= ROLES.indexOf('lead')) return scope
  const { rowCount } = await client.query('select from blind_scopes where org_id = $1 limit 1', [caller.orgId])
  return rowCount === 0 ? scope : `${scope}/${caller.userId}`
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

const make = (pool: Pool, caller: Caller, scope: string): Promise<Header> => {
  const work = async (client: PoolClient): Promise<Header> => {
    const { rows } = await client.query<{ epoch: string; through: number }>(
      'select epoch, seq as through from org_clock where org_id = $1',
      [caller.orgId],
    )
    const clock = rows[0]
    if (!clock) throw new Error('an organisation has a clock')
    const header = { id: newId(), ...clock }
    await client.query(
      'insert into bootstraps (org_id, scope, id, epoch, through, made_at) values ($1, $2, $3, $4, $5, clock_timestamp())',
      [caller.orgId, scope, header.id, header.epoch, header.through],
    )
    let place = 0
    for (const collection of Object.keys(documents) as Collection[]) {
      for (let after = FIRST_ID; ; ) {
        const { count, last } = await makePart(client, header, caller, scope, { collection, place: place++, after })
        after = last
        if (count < PART) break
      }
    }
    return header
  }
  return transact(pool, caller.orgId, work, { oneSnapshot: true })
}

export class Bootstraps {
  readonly #pool: Pool
  /** Those being made, by organisation and scope: whoever asks meanwhile waits for the same one. */
  readonly #making = new Map<string, Promise<Header>>()

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async answer(caller: Caller): Promise<BootstrapAnswer> {
    const { scope, fresh, current } = await transact(this.#pool, caller.orgId, async (client) => {
      const scope = await sharedScope(client, caller)
      const { rows } = await client.query<{ current: boolean }>(
        'select clock_is_current(org_clock) as current from org_clock where org_id = $1',
        [caller.orgId],
      )
      return { scope, fresh: await findFresh(client, caller.orgId, scope), current: rows[0]?.current === true }
    })
    if (!current) {
      await healClock(this.#pool, caller.orgId)
      return this.answer(caller)
    }
    const header = fresh ?? (await this.#make(caller, scope))
    const { rows } = await transact(this.#pool, caller.orgId, (client) =>
      client.query<{ collection: Collection; hash: string; count: number; bytes: number }>(
        'select collection, hash, count, bytes from bootstrap_parts where org_id = $1 and bootstrap_id = $2 order by place',
        [caller.orgId, header.id],
      ),
    )
    return {
      epoch: header.epoch,
      position: writePosition({ epoch: header.epoch, scope: scopeOf(caller), seq: header.through }),
      through: header.through,
      parts: rows.map(({ hash, ...part }) => ({ ...part, url: partUrl(hash) })),
    }
  }

  /** A part's compressed bytes; undefined when there is none of that name in the caller's scope, or it tells too much by now. */
  async part(caller: Caller, hash: string): Promise<Buffer | undefined> {
    return transact(this.#pool, caller.orgId, async (client) => {
      const { rows } = await client.query<{ body: Buffer }>(
        `select p.body
         from bootstrap_parts p
         join bootstraps b on b.org_id = p.org_id and b.id = p.bootstrap_id
         join org_clock c on c.org_id = p.org_id and b.through >= c.hidden_seq
         where p.org_id = $1 and p.hash = $2 and p.scope = $3
         limit 1`,
        [caller.orgId, hash, await sharedScope(client, caller)],
      )
      return rows[0]?.body
    })
  }

  #make(caller: Caller, scope: string): Promise<Header> {
    const key = `${caller.orgId}/${scope}`
    const making = this.#making.get(key) ?? make(this.#pool, caller, scope).finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }
}
