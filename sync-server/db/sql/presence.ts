import type { QueryConfig } from 'pg'

/** The site of a count and the name of a member, when both are there and the place, if one is named, is of that site. */
export const presenceSql = (
  orgId: string,
  countId: string,
  userId: string,
  locationId: string | null,
): QueryConfig => ({
  name: 'presence',
  text: `
    select c.site_id as "siteId", m.doc ->> 'name' as name
    from counts c join members m on m.org_id = $1 and m.id = $3 and m.active
    where c.org_id = $1 and c.id = $2
      and ($4::uuid is null or exists (select from locations l where l.org_id = $1 and l.id = $4 and l.site_id = c.site_id))`,
  values: [orgId, countId, userId, locationId],
})
