/** The feed, and the bootstrap that a device begins with. */
import * as z from 'zod'
import { FEED_LIMITS } from '../protocol-limits.ts'
import type { Collection, Document, Tombstone } from './documents.ts'
import type { Outcome } from './push.ts'

export const feedQuery = z.object({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(FEED_LIMITS.max).default(FEED_LIMITS.default),
})

/** One page of the feed. `position` is opaque; complete up to `through`; shown only once `more` is false. */
export type FeedPage = {
  epoch: string
  position: string
  through: number
  head: number
  more: boolean
  documents: (Document | Tombstone)[]
  settled: Outcome[]
  serverTime: string
}

export type ResyncReason = 'epoch' | 'scope' | 'expired'

export type BootstrapPart = { collection: Collection; url: string; count: number; bytes: number }
export type Bootstrap = { epoch: string; position: string; through: number; parts: BootstrapPart[]; serverTime: string }
