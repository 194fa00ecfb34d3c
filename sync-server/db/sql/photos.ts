/** Photographs of items and their small pictures (migrations/0061). */
import type { QueryConfig } from 'pg'

/** One upload of an organisation counts at a time: two must not both find the last free room. */
export const lockPhotosSql = (orgId: string): QueryConfig => ({
  text: `select pg_advisory_xact_lock(hashtext('photos'), hashtext($1))`,
  values: [orgId],
})

export const photosSizeSql = (orgId: string): QueryConfig => ({
  text: 'select coalesce(sum(size), 0)::float8 as bytes from photos where org_id = $1',
  values: [orgId],
})

/** One that is here already counts as new: its time of grace begins again. Gives a row where it was here. */
export const touchPhotoSql = (orgId: string, id: string): QueryConfig => ({
  text: 'update photos set unused_since = null where org_id = $1 and id = $2 returning id',
  values: [orgId, id],
})

export const putPhotoSql = (orgId: string, id: string, bytes: Buffer, now: string): QueryConfig => ({
  text: 'insert into photos (org_id, id, bytes, uploaded_at) values ($1, $2, $3, $4)',
  values: [orgId, id, bytes, now],
})

export const photoSql = (orgId: string, id: string): QueryConfig => ({
  name: 'photo',
  text: 'select bytes from photos where org_id = $1 and id = $2',
  values: [orgId, id],
})

/** All that the items of an organisation name. */
const USED = `
  select distinct photo ->> which as id
  from items i
  cross join lateral jsonb_array_elements(case when jsonb_typeof(i.doc -> 'photos') = 'array' then i.doc -> 'photos' else '[]' end) photo
  cross join (values ('id'), ('thumb')) names (which)
  where i.org_id = $1`

/** Notes since when each has been named by no item; what is named again is as if it had never been out of use. */
export const markUnusedPhotosSql = (orgId: string, now: string): QueryConfig => ({
  text: `
    with used as (${USED}), standing as (
      select p.id, u.id is not null as is_used from photos p left join used u on u.id = p.id where p.org_id = $1)
    update photos p set unused_since = case when s.is_used then null else $2::timestamptz end
    from standing s
    where p.org_id = $1 and p.id = s.id and s.is_used = (p.unused_since is not null)`,
  values: [orgId, now],
})

export const forgetUnusedPhotosSql = (orgId: string, now: string, days: number): QueryConfig => ({
  text: `delete from photos where org_id = $1 and unused_since < $2::timestamptz - make_interval(days => $3)`,
  values: [orgId, now, days],
})

/** Most organisations have none, and their items need not be looked through. */
export const hasPhotosSql = (orgId: string): QueryConfig => ({
  text: 'select exists (select from photos where org_id = $1) as any',
  values: [orgId],
})
