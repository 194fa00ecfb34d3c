/** Files that people bring in (migrations/0054). */
import type { QueryConfig } from 'pg'
import type { ImportBody, ImportState } from '../../../domain/protocol/imports.ts'

export type ImportRow = Pick<ImportBody, 'kind' | 'name' | 'hash' | 'fields' | 'rows'> & {
  state: ImportState
  /** Parts of its rows that are here: a row is its number and its cells. */
  arrived: number
}

export const createImportSql = (orgId: string, userId: string, body: ImportBody, now: string): QueryConfig => ({
  text: `
    insert into imports (org_id, id, kind, file_name, file_hash, fields, row_count, user_id, created_at, touched_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
    on conflict do nothing`,
  values: [orgId, body.id, body.kind, body.name, body.hash, body.fields, body.rows, userId, now],
})

export const importSql = (orgId: string, id: string): QueryConfig => ({
  text: `
    select kind, file_name as name, file_hash as hash, fields, row_count as rows, state,
           (select coalesce(sum(jsonb_array_length(content)), 0)::int from import_parts p
            where p.org_id = $1 and p.import_id = $2 and p.kind = 'rows') as arrived
    from imports where org_id = $1 and id = $2`,
  values: [orgId, id],
})

export const putPartSql = (
  orgId: string,
  id: string,
  part: { kind: 'rows' | 'undo'; part: number; content: unknown },
): QueryConfig => ({
  text: `
    insert into import_parts (org_id, import_id, kind, part, content) values ($1, $2, $3, $4, $5)
    on conflict (org_id, import_id, kind, part) do update set content = excluded.content`,
  values: [orgId, id, part.kind, part.part, JSON.stringify(part.content)],
})

export const partsSql = (orgId: string, id: string, kind: 'rows' | 'undo'): QueryConfig => ({
  text: 'select content from import_parts where org_id = $1 and import_id = $2 and kind = $3 order by part',
  values: [orgId, id, kind],
})

/** How many parts of what takes it back there are: a run that goes on adds to them. */
export const undoPartsSql = (orgId: string, id: string): QueryConfig => ({
  text: `select count(*)::int as count from import_parts where org_id = $1 and import_id = $2 and kind = 'undo'`,
  values: [orgId, id],
})

export const dropPartsSql = (orgId: string, id: string, kind: 'rows' | 'undo'): QueryConfig => ({
  text: 'delete from import_parts where org_id = $1 and import_id = $2 and kind = $3',
  values: [orgId, id, kind],
})

/** One run at a time: whoever turns the state has it. One that was silent for a minute is over. */
export const beginRunSql = (
  orgId: string,
  id: string,
  from: readonly ImportState[],
  now: string,
  mode: 'all' | 'good' | null,
): QueryConfig => ({
  text: `
    update imports set state = 'running', touched_at = $4, mode = coalesce($5, mode)
    where org_id = $1 and id = $2
      and (state = any ($3) or state = 'running' and touched_at < $4::timestamptz - interval '1 minute')`,
  values: [orgId, id, from, now, mode],
})

/** Those that were to be all or nothing, and whose process is gone. */
export const brokenOffSql = (orgId: string, now: string): QueryConfig => ({
  text: `
    select id from imports
    where org_id = $1 and state = 'running' and mode = 'all' and touched_at < $2::timestamptz - interval '1 minute'`,
  values: [orgId, now],
})

/** All others of which the process is gone: a run that left bad rows out, and a take-back that somebody asked for. */
export const stopBrokenOffSql = (orgId: string, now: string): QueryConfig => ({
  text: `
    update imports set state = 'stopped'
    where org_id = $1 and state = 'running' and mode is distinct from 'all' and touched_at < $2::timestamptz - interval '1 minute'`,
  values: [orgId, now],
})

export const touchRunSql = (orgId: string, id: string, now: string): QueryConfig => ({
  text: `update imports set touched_at = $3 where org_id = $1 and id = $2 and state = 'running'`,
  values: [orgId, id, now],
})

export const endRunSql = (orgId: string, id: string, state: ImportState, figures: object | null): QueryConfig => ({
  text: `update imports set state = $3, figures = coalesce($4, figures) where org_id = $1 and id = $2`,
  values: [orgId, id, state, figures && JSON.stringify(figures)],
})

export const listImportsSql = (orgId: string, limit: number): QueryConfig => ({
  text: `
    select i.id, i.kind, i.file_name as name, i.row_count as rows, coalesce(m.doc ->> 'name', '') as by, i.created_at as at,
           i.state, i.figures,
           i.state in ('done', 'stopped') and exists (
             select from import_parts p where p.org_id = $1 and p.import_id = i.id and p.kind = 'undo') as undoable
    from imports i left join members m on m.org_id = $1 and m.id = i.user_id
    where i.org_id = $1 and i.state <> 'open'
    order by i.created_at desc limit $2`,
  values: [orgId, limit],
})

export const acceptedSql = (orgId: string, ids: readonly string[]): QueryConfig => ({
  text: `select id from actions where org_id = $1 and id = any ($2::uuid[]) and status = 'accepted'`,
  values: [orgId, ids],
})

/** Which of these movements nobody has reversed. */
export const standingSql = (orgId: string, ids: readonly string[]): QueryConfig => ({
  text: `
    select id from movements m where org_id = $1 and id = any ($2::uuid[])
      and not exists (select from movements r where r.org_id = $1 and r.reverses_id = m.id)`,
  values: [orgId, ids],
})

/** Rows that were never run after a day, and what would take back what is older than a week. */
export const forgetImportsSql = (orgId: string, now: string): QueryConfig => ({
  text: `
    with old as (
      delete from imports where org_id = $1 and state = 'open' and created_at < $2::timestamptz - interval '1 day')
    delete from import_parts p using imports i
    where p.org_id = $1 and i.org_id = $1 and i.id = p.import_id and i.created_at < $2::timestamptz - interval '7 days'`,
  values: [orgId, now],
})
