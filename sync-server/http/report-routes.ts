/**
 * Where screens that stopped are told of. A fault of the app is nothing of an organisation's: it goes to the structured log of
 * whoever runs the server, and into no table.
 */
import express, { type Request, type RequestHandler, Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { reportBody } from '../../domain/protocol/reports.ts'
import { REPORT_LIMITS } from '../../domain/protocol-limits.ts'
import type { Caller } from '../identity/caller.ts'
import { placesInSources } from '../telemetry/source-places.ts'
import { notTooOften } from './admission.ts'
import { jsonOnly } from './json-only.ts'
import { parse } from './problem.ts'

type ReportDeps = {
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  clientDirectory: string
  log: { error: (details: object, message: string) => void }
}

const HOUR_SECONDS = 3600

export const reportRoutes = ({ authenticate, callerOf, clientDirectory, log }: ReportDeps): Router => {
  const router = Router()
  const limiter = new RateLimiterMemory({ keyPrefix: 'reports', points: REPORT_LIMITS.perHour, duration: HOUR_SECONDS })
  // From a device that may only hand in what it did, too: its screens stop like any other's.
  const door = [authenticate({ allowPushOnly: true }), jsonOnly, express.json({ limit: REPORT_LIMITS.bytes })]

  router.post('/', ...door, async (request, response) => {
    const { orgId, userId, deviceId } = callerOf(request)
    await notTooOften(limiter, `${orgId}/${deviceId}`)
    const report = parse(reportBody, request.body)
    const stack = await placesInSources(report.stack, clientDirectory)
    log.error({ report: { ...report, stack, orgId, userId } }, 'a screen of the app stopped')
    response.status(204).end()
  })

  return router
}
