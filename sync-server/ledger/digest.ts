import { createHash } from 'node:crypto'

/** SHA-256 of a text, as `domain/ids.ts` wants it handed in. */
export const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()
