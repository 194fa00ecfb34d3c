import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** What ids are made with that two devices must make alike. */
export const digest = (text: string): Uint8Array => sha256(utf8ToBytes(text))
