/** Errors on the wire: `application/problem+json` (RFC 9457). Thrown by whoever cannot go on, presented at one place. */
import type * as z from 'zod'
import { PROBLEMS, type ProblemName, problemType } from '../../domain/problem-names.ts'

type Extras = { detail?: string; errors?: { path: string; message: string }[]; [extension: string]: unknown }

export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly status: number
  /** Stable, for machines: `urn:bincard:problem:` and a name. */
  readonly type: string
  /** For people. */
  readonly title: string
  readonly extras: Extras
  readonly headers: Record<string, string>

  constructor(
    status: number,
    name: ProblemName,
    title: string,
    extras: Extras = {},
    headers: Record<string, string> = {},
  ) {
    super(title)
    this.status = status
    this.type = problemType(name)
    this.title = title
    this.extras = extras
    this.headers = headers
  }
}

export const invalid = (errors: { path: string; message: string }[]): HttpProblem =>
  new HttpProblem(400, 'invalid', 'The request has fields that cannot be accepted.', { errors })
export const malformed = (detail: string): HttpProblem =>
  new HttpProblem(400, 'malformed', 'The request could not be read.', { detail })
export const unauthenticated = (title = 'Sign in to go on.'): HttpProblem =>
  new HttpProblem(401, 'unauthenticated', title, {}, { 'www-authenticate': 'Bearer' })
export const forbidden = (title = 'Your role does not include this.'): HttpProblem =>
  new HttpProblem(403, 'forbidden', title)
export const notFound = (): HttpProblem => new HttpProblem(404, 'not-found', 'There is nothing here.')
export const tooLarge = (): HttpProblem => new HttpProblem(413, 'too-large', 'The request is too large.')
export const wrongType = (): HttpProblem =>
  new HttpProblem(415, 'unsupported-media-type', 'The request must be JSON, unencoded or gzip.')
export const tooMany = (seconds: number): HttpProblem =>
  new HttpProblem(429, 'too-many-requests', 'Too many requests; wait a little.', {}, { 'retry-after': String(seconds) })

/** The database is away or has too much to do: so soon a device may come back. Each adds a chance of its own to it. */
const BACK_SOON_SECONDS = 5
export const unavailable = (): HttpProblem =>
  new HttpProblem(503, 'unavailable', PROBLEMS.unavailable, {}, { 'retry-after': String(BACK_SOON_SECONDS) })

/** What a door lets in: the value in its schema's shape, or a problem that names every wrong field. */
export const parse = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
}
