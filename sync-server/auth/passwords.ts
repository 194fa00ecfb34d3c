import { type Options, hash, verify } from '@node-rs/argon2'
import { dictionary } from '@zxcvbn-ts/language-common'

/** Argon2id, which is the library's default, with OWASP's minimum: 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const MIN_LENGTH = 8
const COMMON = 3000

const common = new Set(dictionary['passwords-common'].filter((word) => word.length >= MIN_LENGTH).slice(0, COMMON))

/** Why a new password is refused, in a sentence; null for one that may be used. Length and rarity, no composition rules. */
export const passwordFault = (password: string): string | null => {
  if ([...password].length < MIN_LENGTH) return `A password has at least ${MIN_LENGTH} characters.`
  if (password.length > 1000) return 'A password has at most 1000 characters.'
  return common.has(password.toLowerCase()) ? 'This password is among the most common ones; choose another.' : null
}

/** The same keystrokes may arrive composed or decomposed, by keyboard: one form is hashed (RFC 8265). */
const normalised = (password: string): string => password.normalize('NFC')

/** The hash in PHC format, its cost within. */
export const hashPassword = (password: string): Promise<string> => hash(normalised(password), COST)

let decoy: Promise<string> | undefined

/** An unknown address (no hash) takes the time of a wrong password, so that the time tells nobody who has an account. */
export const verifyPassword = async (known: string | undefined, password: string): Promise<boolean> => {
  decoy ??= hashPassword('nobody has this password')
  const right = await verify(known ?? (await decoy), normalised(password))
  return right && known !== undefined
}
