/** Locations: one, its path, what hangs below it, all of them. */

import { pathOf } from '../../domain/location.ts'
import type { LocationDocument } from '../../domain/protocol/documents.ts'
import { ofDocument } from '../mirror/topics.ts'
import { locale } from '../words/index.ts'
import { EDITS, type Query } from './live.ts'

export const locationQuery = (id: string | undefined): Query<LocationDocument | undefined> => ({
  key: `location ${id}`,
  topics: id === undefined ? [] : [ofDocument('locations', id), EDITS],
  read: (reader) => (id === undefined ? undefined : reader.document('locations', id)),
})

export const locationPathQuery = (id: string | undefined): Query<readonly LocationDocument[]> => ({
  key: `path of location ${id}`,
  topics: ['locations', EDITS],
  read: (reader) => {
    const place = id === undefined ? undefined : reader.document('locations', id)
    return place ? pathOf(place, (above) => reader.document('locations', above)) : []
  },
})

export const locationsQuery: Query<readonly LocationDocument[]> = {
  key: 'locations',
  topics: ['locations', EDITS],
  read: (reader) => reader.documents('locations').sort(byCode),
}

/** What hangs directly below a place; sites for null. A bin without a parent hangs below its site. */
export const locationChildrenQuery = (parentId: string | null): Query<readonly LocationDocument[]> => ({
  key: `below location ${parentId}`,
  topics: ['locations', EDITS],
  read: (reader) =>
    reader
      .documents('locations')
      .filter((place) =>
        parentId === null
          ? place.kind === 'site'
          : place.kind !== 'site' && (place.parentId ?? place.siteId) === parentId,
      )
      .sort(byCode),
})

const collator = new Intl.Collator(locale, { numeric: true })

/** In the order in which one walks there; without one, A-2 comes before A-10. */
const byCode = (a: LocationDocument, b: LocationDocument): number =>
  (a.pickSequence ?? Number.MAX_SAFE_INTEGER) - (b.pickSequence ?? Number.MAX_SAFE_INTEGER) ||
  collator.compare(a.code, b.code)
