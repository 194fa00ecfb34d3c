/**
 * The round that forgets photographs which no item names: uploaded and never named, or taken out of all. Not at once: an edit that
 * names one may still be on a phone without a network, and a removal can be taken back.
 */
import type { Pool } from '../db/pool.ts'
import { forgetUnusedPhotosSql, hasPhotosSql, markUnusedPhotosSql } from '../db/sql/photos.ts'
import { transact } from '../db/transact.ts'
import { forEachOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 6 * 3_600_000
export const GRACE_DAYS = 30

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

export const forgetUnusedPhotos = (deps: Deps, signal?: AbortSignal): Promise<void> =>
  forEachOrganisation(deps, 'unused photographs', signal, async (id) => {
    const at = deps.now().toISOString()
    await transact(deps.pool, id, async (client) => {
      const { rows } = await client.query<{ any: boolean }>(hasPhotosSql(id))
      if (!rows[0]?.any) return
      await client.query(markUnusedPhotosSql(id, at))
      await client.query(forgetUnusedPhotosSql(id, at, GRACE_DAYS))
    })
  })

export const startUnusedPhotos = (deps: Deps): Rounds =>
  startRounds('unused photographs', EVERY_MS, (signal) => forgetUnusedPhotos(deps, signal), deps.log)
