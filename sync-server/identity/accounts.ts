import type { PoolClient } from 'pg'
import * as z from 'zod'
import { sqlState } from '../db/trouble.ts'
import { Refusal } from '../refusal.ts'
import { isCommonPassword } from './common-passwords.ts'
import { hashPassword, MIN_PASSWORD } from './password.ts'

/** What a browser takes for an address: with any other nobody could sign in. */
const address = z.email({ pattern: z.regexes.html5Email })

/** Lets a member sign in with this address and password. The transaction must be of the organisation. */
export const setCredentials = async (
  client: PoolClient,
  orgId: string,
  account: { userId: string; email: string; password: string },
): Promise<void> => {
  if (!address.safeParse(account.email).success) throw new Refusal(`${account.email} is no e-mail address.`)
  if (account.password.length < MIN_PASSWORD) throw new Refusal(`A password has at least ${MIN_PASSWORD} characters.`)
  if (await isCommonPassword(account.password))
    throw new Refusal('This password is one of the most common ones, which are tried first: choose another.')
  const stored = client.query(
    `insert into credentials (org_id, user_id, email, password_hash) values ($1, $2, $3, $4)
     on conflict (org_id, user_id) do update set email = excluded.email, password_hash = excluded.password_hash, updated_at = now()`,
    [orgId, account.userId, account.email.toLowerCase(), await hashPassword(account.password)],
  )
  await stored.catch((error: unknown) => {
    throw sqlState(error) === '23505' ? new Refusal('This address belongs to a member already.') : error
  })
}
