import pino, { type Logger } from 'pino'

export type Log = Logger

/** Structured logs on standard output, a line of JSON each; whatever could let someone in is masked. */
export const openLog = (level: string): Log =>
  pino({
    level,
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[masked]',
    },
  })

const SECRETS = [
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'authorization',
  'cookie',
]
