/** `GET /sync/feed`: what is so, from a position on. */
import type { Pool } from 'pg'
import type { ResyncReason } from '../../domain/protocol/feed.ts'
import { ROLES } from '../../domain/protocol/kinds.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { type FeedPageRow, feedPageSql } from '../db/sql/feed-page.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { healClock } from './heal-clock.ts'
import { readPosition, scopeOf, writePosition } from './position.ts'

/** The answer's JSON text, ready to be sent. */
export const feedPage = async (
  pool: Pool,
  caller: Caller,
  query: { after?: string; limit: number },
  serverTime: string,
): Promise<Result<string, ResyncReason>> => {
  const scope = scopeOf(caller)
  const position = query.after === undefined ? null : readPosition(query.after)
  if (query.after !== undefined && position === null) return err('epoch')
  if (position && position.scope !== scope) return err('scope')
  const after = position?.seq ?? 0

  const read = (): Promise<FeedPageRow> =>
    transact(pool, caller.orgId, async (client) => {
      const { rows } = await client.query<FeedPageRow>(
        feedPageSql({
          orgId: caller.orgId,
          after,
          limit: query.limit,
          siteIds: caller.siteIds,
          rank: ROLES.indexOf(caller.role),
          epoch: position?.epoch ?? null,
          userId: caller.userId,
          deviceId: caller.deviceId,
        }),
      )
      if (!rows[0]) throw new Error('an organisation has a clock')
      return rows[0]
    })
  let row = await read()
  // Before anybody is told the name of a history that is over: they would take its answers for good.
  if (!row.isCurrent || (after > row.head && !row.isReplica && position?.epoch === row.epoch)) {
    await healClock(pool, caller.orgId, position)
    row = await read()
  }
  if (position && position.epoch !== row.epoch) {
    // A lineage that ended is good up to where it ended; one never heard of lies in a history that was lost.
    if (row.lineageEnd === null || position.seq > row.lineageEnd) return err('epoch')
  }
  if (after > row.head) {
    if (!row.isReplica) return err('epoch') // restored to before this position
    // A replica that lags answers nothing new, at the same place; it never sends anyone back.
    return ok(
      pageText({ ...row, count: 0, through: after, documents: '', settled: '' }, query.after ?? '', false, serverTime),
    )
  }
  const more = row.count === query.limit
  return ok(pageText(row, writePosition({ epoch: row.epoch, scope, seq: row.through }), more, serverTime))
}

const pageText = (row: FeedPageRow, position: string, more: boolean, serverTime: string): string =>
  `{"epoch":"${row.epoch}","position":"${position}","through":${row.through},"head":${row.head},"more":${more},` +
  `"serverTime":"${serverTime}","settled":[${row.settled}],"documents":[${row.documents}]}`
