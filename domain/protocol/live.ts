/** What goes over the socket. */
import * as z from 'zod'
import { id } from './parts.ts'

export type Poke = { epoch: string; head: number }

/** Where somebody is: in a bin of a count, at the count itself (no bin), or at none any more (no count). */
export const presence = z.object({ countId: id.nullable(), locationId: id.nullable() })
export type Presence = z.infer<typeof presence>
/** One device of somebody in a count. Nothing else of the count is in it. */
export type Present = { userId: string; name: string; locationId: string | null }
export type PresenceNews = { countId: string; members: Present[] }
