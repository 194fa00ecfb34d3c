import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../../domain/ids.ts'

/** A fresh UUIDv7. */
export const newId = (): string => uuidV7(Date.now(), randomBytes(10))
