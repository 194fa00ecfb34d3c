/** `/imports`: a file comes in parts, is checked, run, and taken back. Long answers come line by line, and end when nobody listens. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Logger } from 'pino'
import { isFieldOf } from '../../domain/file-kinds.ts'
import { mayImport } from '../../domain/permissions.ts'
import { PROBLEMS, problemType } from '../../domain/problem-names.ts'
import {
  type ImportFigures,
  type ImportLine,
  importBody,
  importRowsBody,
  importRunBody,
} from '../../domain/protocol/imports.ts'
import { id as idSchema } from '../../domain/protocol/parts.ts'
import { IMPORT_LIMITS } from '../../domain/protocol-limits.ts'
import * as staged from '../data/staged.ts'
import { transact } from '../db/transact.ts'
import { writeAudit } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import { jsonOnly } from './json-only.ts'
import { forbidden, HttpProblem, invalid, notFound, parse } from './problem.ts'

type ImportDeps = Omit<staged.Staging, 'log'> & {
  log: Logger
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
}

const problemOf = (reason: staged.NotRun): HttpProblem => {
  if (reason === 'unknown') return notFound()
  return reason === 'incomplete'
    ? new HttpProblem(409, 'import-incomplete', 'Rows of this file have not arrived.')
    : new HttpProblem(409, 'import-not-now', 'This file is being brought in, or is in already.')
}

/** Lines as they come; a proxy must not gather them. */
const asLines = async (
  response: Response,
  log: Logger,
  work: (running: staged.Running) => Promise<ImportFigures | staged.NotRun>,
): Promise<ImportFigures | null> => {
  const stop = new AbortController()
  response.on('close', () => stop.abort())
  let begun = false
  const say = (line: ImportLine): void => {
    if (!begun)
      response.status(200).set({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).type('application/x-ndjson')
    begun = true
    response.write(`${JSON.stringify(line)}\n`)
  }
  try {
    const result = await work({ onProgress: (done, of) => say({ done, of }), signal: stop.signal })
    if (typeof result === 'string') throw problemOf(result)
    say({ result })
    response.end()
    return result
  } catch (error) {
    if (stop.signal.aborted) return null
    if (!begun) throw error
    const requestId = response.get('x-request-id') ?? ''
    log.error({ err: error, requestId }, 'an import failed')
    say({ problem: { type: problemType('import-failed'), title: PROBLEMS['import-failed'], requestId } })
    response.end()
    return null
  }
}

export const importRoutes = (deps: ImportDeps): Router => {
  const { pool, log, authenticate, callerOf } = deps
  const router = Router()
  const importer: RequestHandler = (request, _response, next) => {
    if (!mayImport(callerOf(request))) throw forbidden()
    next()
  }
  const json = (limit: number): RequestHandler[] => [jsonOnly, express.json({ limit })]
  router.use(authenticate({ allowPushOnly: false }), importer)

  router.get('/', async (request, response) => {
    response.set('cache-control', 'no-store').json({ imports: await staged.listImports(deps, callerOf(request)) })
  })

  router.post('/', ...json(100_000), async (request, response) => {
    const body = parse(importBody, request.body)
    const isField = isFieldOf(body.kind)
    const unknown = body.fields.find((field) => !isField(field))
    if (unknown !== undefined || new Set(body.fields).size !== body.fields.length)
      throw invalid([{ path: 'fields', message: 'names fields of this kind, each once' }])
    await staged.createImport(deps, callerOf(request), body)
    response.status(201).set('cache-control', 'no-store').json({ id: body.id })
  })

  router.post('/:id/rows', ...json(IMPORT_LIMITS.partBytes), async (request, response) => {
    const reason = await staged.putRows(
      deps,
      callerOf(request),
      parse(idSchema, request.params.id),
      parse(importRowsBody, request.body),
    )
    if (reason) throw problemOf(reason)
    response.status(204).end()
  })

  const audited = async (request: Request, id: string, what: string, figures: ImportFigures | null): Promise<void> => {
    const { orgId, userId, deviceId } = callerOf(request)
    const { errors: _told, ...detail } = figures ?? { errors: [], stopped: true }
    await transact(pool, orgId, (client) =>
      writeAudit(client, {
        orgId,
        userId,
        deviceId,
        address: request.ip,
        event: 'import',
        detail: { id, what, ...detail },
      }),
    )
  }

  router.post('/:id/run', ...json(1_000), async (request, response) => {
    const [id, { mode }] = [parse(idSchema, request.params.id), parse(importRunBody, request.body)]
    const figures = await asLines(response, log, (running) =>
      staged.runImport(deps, callerOf(request), id, mode, running),
    )
    if (mode !== 'check') await audited(request, id, mode, figures)
  })

  router.post('/:id/undo', ...json(1_000), async (request, response) => {
    const id = parse(idSchema, request.params.id)
    const figures = await asLines(response, log, (running) => staged.undoImport(deps, callerOf(request), id, running))
    await audited(request, id, 'undo', figures)
  })

  return router
}
