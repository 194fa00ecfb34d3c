import { Pool, types } from 'pg'

export type { Pool, PoolClient } from 'pg'

const INT8 = 20

type Options = {
  /** Connections at most. */
  max?: number
  /** How long a caller waits for one, in milliseconds. */
  patience?: number
  /** Hears of idle connections that broke; the pool replaces them. */
  onError?: (error: Error) => void
}

/** A pool on one database. Whole numbers of 64 bits come as JavaScript numbers: a clock or a quantity stays below 2^53. */
export const openPool = (url: string, options: Options = {}): Pool => {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 20,
    connectionTimeoutMillis: options.patience ?? 10_000,
    keepAlive: true,
    application_name: 'bincard',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  })
  pool.on('error', options.onError ?? (() => {})) // without a listener a broken idle connection ends the process
  return pool
}
