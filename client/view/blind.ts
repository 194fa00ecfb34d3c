/**
 * What running blind counts keep from this member. The server sends none of it; but the count may have begun here, with no
 * network, while what should be there still lies on the device.
 */
import { countsBlind, goesOver, isBlindNow } from '../../domain/count.ts'
import { pathOf } from '../../domain/location.ts'
import type { CountDocument } from '../../domain/protocol/documents.ts'
import { OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'

type Source = Pick<Reader, 'member' | 'document' | 'documents'>

export type Blind = {
  /** Is there a blind count at all that keeps something from this member? */
  readonly any: boolean
  readonly hides: (cell: { itemId?: string | undefined; locationId: string }) => boolean
  /** Is this item kept from this member in some bin? */
  readonly hidesSomeOf: (itemId: string) => boolean
}

const SEES_ALL: Blind = { any: false, hides: () => false, hidesSomeOf: () => false }

export const blindOf = ({ member, document, documents }: Source): Blind => {
  const running: CountDocument[] = countsBlind(member.role) ? documents('counts').filter(isBlindNow) : []
  if (running.length === 0) return SEES_ALL
  const hides: Blind['hides'] = ({ itemId, locationId }) => {
    const place = document('locations', locationId)
    const path = place ? pathOf(place, (id) => document('locations', id)).map(({ id }) => id) : []
    const abcClass = itemId === undefined ? null : (document('items', itemId)?.abcClass ?? null)
    return running.some((count) => goesOver(count, { path, itemId, abcClass }))
  }
  return {
    any: true,
    hides,
    hidesSomeOf: (itemId) => {
      const abcClass = document('items', itemId)?.abcClass ?? null
      return running.some((count) =>
        goesOver({ ...count, scope: { ...count.scope, locationIds: [] } }, { path: [count.siteId], itemId, abcClass }),
      )
    },
  }
}

const topics = ['counts', 'locations', 'members', OWN] as const

/** Is what should be in this bin kept from this member: of one item, or without one of any? */
export const hiddenAtQuery = (locationId: string | undefined, itemId?: string): Query<boolean> => ({
  key: `hidden at ${locationId} ${itemId}`,
  topics,
  read: (reader) => locationId !== undefined && reader.blind.hides({ locationId, itemId }),
})

/** Are there bins in which this item is kept from this member? */
export const hiddenOfQuery = (itemId: string): Query<boolean> => ({
  key: `hidden of ${itemId}`,
  topics,
  read: (reader) => reader.blind.hidesSomeOf(itemId),
})
