/** Which day it is where goods lie: a lot is good through its day in the calendar of its site, here as on the server. */
import { dayIn } from '../../domain/calendar.ts'
import { EDITS, type Query } from './live.ts'
import { locationsQuery } from './places.ts'
import { useQuery, useWorkspace } from './provider.tsx'
import type { Workspace } from './workspace.ts'

/** The time zone of a site; without one, of the first site at which the member works. Null counts as UTC. */
const zoneQuery = (siteId: string | null | undefined): Query<string | null> => ({
  key: `time zone of ${siteId ?? 'the first site'}`,
  topics: ['locations', EDITS],
  read: (reader) => {
    const { siteIds } = reader.member
    const sites = locationsQuery.read(reader).filter((place) => place.kind === 'site')
    const site = siteId
      ? reader.document('locations', siteId)
      : (sites.find((place) => siteIds === null || siteIds.includes(place.id)) ?? sites[0])
    return site?.timeZone ?? null
  },
})

export const todayIn = (workspace: Pick<Workspace, 'read' | 'now'>, siteId: string | null | undefined): string =>
  dayIn(workspace.read(zoneQuery(siteId)), workspace.now())

/** The day at that site; without one, where the member works. */
export const useToday = (siteId?: string | null | undefined): string => {
  const workspace = useWorkspace()
  return dayIn(useQuery(zoneQuery(siteId)), workspace.now())
}
