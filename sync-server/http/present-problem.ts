import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { isTransient } from '../db/trouble.ts'
import { HttpProblem, malformed, tooLarge, unavailable, wrongType } from './problem.ts'

export const giveRequestId: RequestHandler = (_request, response, next) => {
  response.set('x-request-id', randomUUID())
  next()
}

/** What express' body parser throws, in our words, and trouble of the moment; anything else unknown is a fault of ours, and is told to the log alone. */
const problemOf = (error: unknown): HttpProblem => {
  if (error instanceof HttpProblem) return error
  const type = error instanceof Error && 'type' in error ? String(error.type) : ''
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  if (type === 'entity.too.large' || status === 413) return tooLarge()
  if (status === 415) return wrongType()
  if (status >= 400 && status < 500) return malformed('the body is not the JSON it should be')
  if (isTransient(error)) return unavailable()
  return new HttpProblem(500, 'internal', 'The server failed. Nothing of this request was kept; it can be sent again.')
}

export const presentProblem =
  (log: Logger): ErrorRequestHandler =>
  (error, request, response, next) => {
    const problem = problemOf(error)
    const requestId = response.get('x-request-id') ?? ''
    if (problem.status >= 500) log.error({ err: error, requestId, path: request.path }, 'a request failed')
    if (response.headersSent) {
      next(error)
      return
    }
    const { type, title, status, extras } = problem
    response
      .status(status)
      .set(problem.headers)
      .type('application/problem+json')
      .send(JSON.stringify({ type, title, status, requestId, ...extras }))
  }
