/** What an error says of Postgres and of the way there: whose fault it is decides whether the same thing is tried again. */

/** Postgres' five-letter code of an error, where it is one of Postgres; else the network's. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** What was looked at kept changing meanwhile: nothing happened, and the next try may well succeed. */
export class Contention extends Error {
  override readonly name = 'Contention'
}

/** Codes of the network, of connections (08), of being let in (28), and of a database that is not there. */
const NO_WAY_THERE =
  /^(08...|28...|3D000|ECONN\w+|EPIPE|ENOTFOUND|EAI_\w+|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EMFILE|ENFILE)$/
/** What `pg` and `pg-pool` say themselves, without a code: of a connection that was not got in time, broke, or is closed. */
const SAID_BY_DRIVER = new Set([
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
  'Query read timeout',
  'The server does not support SSL connections',
  'There was an error establishing an SSL connection',
])

/** There was no way to Postgres, or it broke. */
export const isUnreachable = (error: unknown): boolean => {
  const code = sqlState(error)
  if (code !== undefined) return NO_WAY_THERE.test(code)
  return error instanceof Error && SAID_BY_DRIVER.has(error.message)
}

/**
 * 25006: a server that may not write (any more); 40001, 40P01: given up for another transaction; 53: out of room, memory or
 * connections; 55P03: a lock that was not got; 57: somebody stops the server or the statement; 58: the machine under it.
 */
const OF_THE_MOMENT = /^(25006|40001|40P01|53...|55P03|57...|58...)$/

/** Does this error say nothing of what was asked, only of the moment? What it does not know is not of the moment. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Contention || isUnreachable(error) || OF_THE_MOMENT.test(sqlState(error) ?? '')
