import { isId } from '../../domain/ids.ts'
import type { Pool, PoolClient } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import { Misuse } from './command.ts'

/** The id that `--org` names, when there is such an organisation. */
export const organisationOf = async (pool: Pool, said: string | undefined): Promise<string> => {
  if (said === undefined) throw new Misuse('--org is missing')
  if (!isId(said)) throw new Misuse(`--org takes the id of an organisation, not ${said}`)
  const { rowCount } = await transact(pool, said, (client) =>
    client.query('select from organisations where id = $1', [said]),
  )
  if (rowCount === 0) throw new Misuse(`there is no organisation ${said}`)
  return said
}

/** Every organisation of this database. */
export const organisations = (pool: Pool): Promise<{ id: string; name: string }[]> =>
  transact(pool, null, async (client) => {
    await client.query(`select set_config('app.first_start', 'yes', true)`)
    const { rows } = await client.query<{ id: string; name: string }>(
      'select id, name from organisations order by name',
    )
    return rows
  })

/** The id of the member who signs in with this address. */
export const memberWith = async (client: PoolClient, orgId: string, email: string): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(
    'select user_id as id from credentials where org_id = $1 and email = $2',
    [orgId, email.toLowerCase()],
  )
  if (!rows[0]) throw new Misuse(`there is no member ${email}`)
  return rows[0].id
}
