import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../../domain/ids.ts'

const RANDOM_BYTES = 10
/** Fetched for many at once: asked for each id, randomness was a fifth of what a large import cost this process. */
const POOL_BYTES = 400 * RANDOM_BYTES
let pool = Buffer.alloc(0)
let used = 0

/** A fresh UUIDv7. */
export const newId = (): string => {
  if (used === pool.length) {
    pool = randomBytes(POOL_BYTES)
    used = 0
  }
  used += RANDOM_BYTES
  return uuidV7(Date.now(), pool.subarray(used - RANDOM_BYTES, used))
}
