/** Stock as of a moment, of an item, a bin or a site. */
import * as z from 'zod'
import { AS_OF_LIMITS } from '../protocol-limits.ts'
import { id, time } from './parts.ts'

/** Of one item, one bin or dock, or one site. `after` is the `next` of the page before. */
export const asOfQuery = z
  .object({
    at: time,
    known: z.enum(['now', 'then']).default('now'),
    itemId: id.optional(),
    locationId: id.optional(),
    siteId: id.optional(),
    after: id.optional(),
    limit: z.coerce.number().int().min(1).max(AS_OF_LIMITS.max).default(AS_OF_LIMITS.default),
  })
  .refine((query) => [query.itemId, query.locationId, query.siteId].filter((one) => one !== undefined).length === 1, {
    message: 'names exactly one of itemId, locationId and siteId',
    path: ['itemId'],
  })

/** Cells that held something; a page looks at so many cells, and may have fewer rows. */
export type AsOfAnswer = {
  rows: { itemId: string; locationId: string; lotId: string | null; onHand: number }[]
  next: string | null
  serverTime: string
}
