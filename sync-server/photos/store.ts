/** Photographs in the database: what is taken, and what is given back. */
import { createHash } from 'node:crypto'
import { readJpeg } from '../../domain/jpeg.ts'
import { PHOTO_LIMITS } from '../../domain/protocol-limits.ts'
import type { Pool } from '../db/pool.ts'
import * as sql from '../db/sql/photos.ts'
import { transact } from '../db/transact.ts'

/** Bytes of one, and of all that an organisation has. */
export type PhotoSettings = { bytes: number; organisationBytes: number }

/** Why one is not kept. */
export type NotKept = 'no-photo' | 'too-many-pixels' | 'has-metadata' | 'other-content' | 'full'

/** By its bytes alone: whatever a request says of them. */
const faultOf = (id: string, bytes: Buffer): NotKept | undefined => {
  const read = readJpeg(bytes)
  if (!read.ok) return 'no-photo'
  if (Math.max(read.value.width, read.value.height) > PHOTO_LIMITS.mostSide) return 'too-many-pixels'
  if (!read.value.isBare) return 'has-metadata'
  return createHash('sha256').update(bytes).digest('hex') === id ? undefined : 'other-content'
}

/** Keeps it under its name; the same again is kept once. */
export const keepPhoto = async (
  pool: Pool,
  orgId: string,
  photo: { id: string; bytes: Buffer; now: Date },
  settings: PhotoSettings,
): Promise<'kept' | 'here' | NotKept> => {
  const fault = faultOf(photo.id, photo.bytes)
  if (fault) return fault
  return transact(pool, orgId, async (client) => {
    await client.query(sql.lockPhotosSql(orgId))
    const { rowCount } = await client.query(sql.touchPhotoSql(orgId, photo.id))
    if (rowCount) return 'here'
    const { rows } = await client.query<{ bytes: number }>(sql.photosSizeSql(orgId))
    if ((rows[0]?.bytes ?? 0) + photo.bytes.length > settings.organisationBytes) return 'full'
    await client.query(sql.putPhotoSql(orgId, photo.id, photo.bytes, photo.now.toISOString()))
    return 'kept'
  })
}

export const findPhoto = (pool: Pool, orgId: string, id: string): Promise<Buffer | undefined> =>
  transact(
    pool,
    orgId,
    async (client) => (await client.query<{ bytes: Buffer }>(sql.photoSql(orgId, id))).rows[0]?.bytes,
  )
