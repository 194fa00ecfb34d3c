/** Everything that an organisation is, table by table, whatever tables there are (the catalogue says). */
import type { QueryConfig } from 'pg'

/**
 * Not taken along: who may sign in and from where, what is made anew when it is asked for, and what is bound to this
 * server. All else that belongs to an organisation is.
 */
export const LEFT_BEHIND = [
  ...['credentials', 'devices', 'sessions', 'refresh_tokens', 'audit_log'],
  ...['bootstraps', 'bootstrap_parts', 'item_codes', 'imports', 'import_parts', 'org_lineages', 'org_clock'],
] as const

/** `heavy`: its rows hold files, and few of them fill the memory that thousands of others do. */
export type TableShape = { name: string; columns: string[]; key: string[]; after: string[]; heavy: boolean }

/** The tables with their columns (not what is computed from others), and those that each refers to. */
export const tablesSql: QueryConfig = {
  text: `
    select c.relname as name,
           array(select a.attname::text from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
           array(select a.attname::text from pg_index x join pg_attribute a on a.attrelid = c.oid and a.attnum = any (x.indkey)
                 where x.indrelid = c.oid and x.indisprimary order by a.attnum) as key,
           array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
                 where k.conrelid = c.oid and k.contype = 'f') as after,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and not a.attisdropped) as heavy
    from pg_class c
    where c.relkind = 'r' and c.relforcerowsecurity and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')
      and c.relname <> all ($1)
    order by 1`,
  values: [LEFT_BEHIND],
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Read in pieces: a ledger of a million rows is not held at once. Sorted by the key, so that the same comes out the same. */
export const openTableSql = ({ name, columns, key }: TableShape, orgId: string): QueryConfig => ({
  text: `declare whole no scroll cursor for
    select jsonb_build_object(${columns
      .filter((column) => column !== 'org_id')
      .map((column) => `'${column.replaceAll("'", "''")}', ${quoted(column)}`)
      .join(', ')})::text as row
    from ${quoted(name)} where org_id = '${orgId}'
    order by ${key.map(quoted).join(', ')}`,
})
export const fetchSql = ({ heavy }: TableShape): string => `fetch ${heavy ? 8 : 2000} from whole`
export const closeSql = 'close whole'

export const putRowsSql = ({ name, columns }: TableShape, rows: readonly object[]): QueryConfig => ({
  text: `
    insert into ${quoted(name)} (${columns.map(quoted).join(', ')})
    select ${columns.map(quoted).join(', ')} from jsonb_populate_recordset(null::${quoted(name)}, $1)`,
  values: [JSON.stringify(rows)],
})

export const clockSql = (orgId: string): QueryConfig => ({
  text: `
    select o.name, c.seq, c.reference_seq as "referenceSeq", (select max(id) from schema_migrations) as schema
    from organisations o join org_clock c on c.org_id = o.id where o.id = $1`,
  values: [orgId],
})

export const beginOrganisationSql = (orgId: string, name: string): QueryConfig => ({
  text: 'insert into organisations (id, name) values ($1, $2)',
  values: [orgId, name],
})

/** Its history is a lineage of its own: a device of the old one starts anew here. */
export const beginClockSql = (orgId: string, seq: number, referenceSeq: number): QueryConfig => ({
  text: 'insert into org_clock (org_id, seq, reference_seq) values ($1, $2, $3)',
  values: [orgId, seq, referenceSeq],
})
