/**
 * The round that forgets photographs which no item names: uploaded and never named, or taken out of all. Not at once: an edit that
 * names one may still be on a phone without a network, and a removal can be taken back.
 */
import type { Pool } from '../db/pool.ts'
import { forgetUnusedPhotosSql, hasPhotosSql, markUnusedPhotosSql } from '../db/sql/photos.ts'
import { transact } from '../db/transact.ts'
import { everyOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 6 * 3_600_000
export const GRACE_DAYS = 30

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

export const forgetUnusedPhotos = async ({ pool, now }: Omit<Deps, 'log'>): Promise<void> => {
  for (const id of await everyOrganisation(pool)) {
    const at = now().toISOString()
    await transact(pool, id, async (client) => {
      const { rows } = await client.query<{ any: boolean }>(hasPhotosSql(id))
      if (!rows[0]?.any) return
      await client.query(markUnusedPhotosSql(id, at))
      await client.query(forgetUnusedPhotosSql(id, at, GRACE_DAYS))
    })
  }
}

export const startUnusedPhotos = (deps: Deps): Rounds =>
  startRounds('unused photographs', EVERY_MS, () => forgetUnusedPhotos(deps), deps.log)
