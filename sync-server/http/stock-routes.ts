/** `GET /stock/as-of`: what a bin, an item or a site held at a moment that lies further back than devices remember. */
import { type Request, type RequestHandler, Router } from 'express'
import type { Pool } from 'pg'
import { ROLES } from '../../domain/protocol/kinds.ts'
import { type AsOfAnswer, asOfQuery } from '../../domain/protocol/stock-as-of.ts'
import { type AsOfPage, stockAsOfSql } from '../db/sql/stock-as-of.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { parse } from './problem.ts'

type StockDeps = {
  pool: Pool
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  now: () => Date
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export const stockRoutes = ({ pool, authenticate, callerOf, now }: StockDeps): Router => {
  const router = Router()
  router.get('/as-of', authenticate({ allowPushOnly: false }), async (request, response) => {
    const query = parse(asOfQuery, request.query)
    const { orgId, siteIds, role } = callerOf(request)
    const { rows } = await transact(pool, orgId, (client) =>
      client.query<AsOfPage>(
        stockAsOfSql({ ...query, orgId, siteIds, after: query.after ?? FIRST_ID, rank: ROLES.indexOf(role) }),
      ),
    )
    const page = rows[0]
    if (!page) throw new Error('an aggregate answers one row')
    const answer: AsOfAnswer = {
      rows: page.rows,
      next: page.count === query.limit ? page.last : null,
      serverTime: now().toISOString(),
    }
    response.set('cache-control', 'no-store').json(answer)
  })
  return router
}
