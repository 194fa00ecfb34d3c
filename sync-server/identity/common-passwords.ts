import { MIN_PASSWORD } from './password.ts'

/** ASVS 6.2.4: the most common of those that the rules would otherwise let through. */
const REFUSED = 3000

const read = async (): Promise<ReadonlySet<string>> => {
  // Loaded when a password is first set: a start does not wait for it. Ranked, the most common first, in lower case.
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const longEnough = dictionary['passwords-common'].filter((password) => password.length >= MIN_PASSWORD)
  return new Set(longEnough.slice(0, REFUSED))
}

let common: Promise<ReadonlySet<string>> | undefined

/** Whether this is one of the passwords that are tried first, however it is capitalised. */
export const isCommonPassword = async (password: string): Promise<boolean> => {
  common ??= read()
  return (await common).has(password.toLowerCase())
}
