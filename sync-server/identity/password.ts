import { hash, verify } from '@node-rs/argon2'

/** OWASP's floor for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const MIN_PASSWORD = 8

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Hash of no one's password: an unknown address costs the same time as a wrong password. */
const nobody = hashPassword(`no one's ${Math.random()}`)

export const verifyPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  const right = await verify(stored ?? (await nobody), password)
  return stored !== undefined && right
}
