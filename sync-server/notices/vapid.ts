/** Who this server is to push services (RFC 8292). */
import webPush from 'web-push'
import type { Pool } from '../db/pool.ts'

export type VapidKeys = { publicKey: string; privateKey: string }

/** Those of the settings, else those that the first server process on this database made: devices subscribe to one of them for good. */
export const vapidKeys = async (pool: Pool, given: VapidKeys | undefined): Promise<VapidKeys> => {
  if (given) return given
  const made = webPush.generateVAPIDKeys()
  await pool.query('insert into vapid_keys (public_key, private_key) values ($1, $2) on conflict do nothing', [
    ...[made.publicKey, made.privateKey],
  ])
  const { rows } = await pool.query<VapidKeys>(
    'select public_key as "publicKey", private_key as "privateKey" from vapid_keys',
  )
  return rows[0] ?? made
}
