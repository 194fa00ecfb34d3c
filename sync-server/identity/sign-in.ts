import type { PoolClient } from 'pg'
import type { LoginBody } from '../../domain/protocol/session.ts'
import { transact } from '../db/transact.ts'
import { newId } from '../ledger/new-id.ts'
import { writeAudit } from './audit.ts'
import { verifyPassword } from './password.ts'
import { issue, memberOf, type Place, type SessionDeps, type SignedIn } from './session.ts'

const SESSION_DAYS = 90

type Found = { orgId: string; userId: string; hash: string }

const findCredentials = ({ pool }: SessionDeps, email: string): Promise<Found | undefined> =>
  transact(pool, null, async (client) => {
    await client.query(`select set_config('app.sign_in_email', $1, true)`, [email])
    const { rows } = await client.query<Found>(
      `select org_id as "orgId", user_id as "userId", password_hash as hash from credentials where email = $1`,
      [email],
    )
    return rows[0]
  })

type Refused = 'disabled' | 'not-their-device'

const admit = async (
  client: PoolClient,
  { tokens }: SessionDeps,
  place: Place,
  deviceName: string,
  address: string,
): Promise<SignedIn | Refused> => {
  const member = await memberOf(client, place.orgId, place.userId)
  if (!member.active) return 'disabled'
  const { rowCount } = await client.query(
    `insert into devices as d (org_id, id, user_id, name) values ($1, $2, $3, $4)
     on conflict (org_id, id) do update set name = excluded.name, last_seen_at = now()
     where d.user_id = excluded.user_id and d.revoked_at is null`,
    [place.orgId, place.deviceId, place.userId, deviceName],
  )
  if (rowCount === 0) return 'not-their-device' // another member's outbox, or a revoked one
  await client.query(
    `insert into sessions (org_id, id, user_id, device_id, ends_at) values ($1, $2, $3, $4, now() + $5 * interval '1 day')`,
    [place.orgId, place.sessionId, place.userId, place.deviceId, SESSION_DAYS],
  )
  await writeAudit(client, { ...place, address, event: 'sign-in', detail: { sessionId: place.sessionId, deviceName } })
  return issue(client, tokens, place, 1, member, false)
}

/** Null: not this address with this password, or not a member who may come in. */
export const signIn = async (deps: SessionDeps, login: LoginBody, address: string): Promise<SignedIn | null> => {
  const { pool, trail, log } = deps
  const { device } = login
  const found = await findCredentials(deps, login.email.toLowerCase())
  const isRight = await verifyPassword(found?.hash, login.password)
  if (!found) {
    // The address itself stays out of the log: now and then it is a password in the wrong field.
    log.warn({ event: 'sign-in-failed', address, deviceId: device.id }, 'a sign-in to an address that nobody has')
    return null
  }
  const { orgId, userId } = found
  const refuse = (reason: 'wrong-password' | Refused): null => {
    trail.note({ orgId, userId, deviceId: device.id, address, event: 'sign-in-failed', detail: { reason } })
    return null
  }
  if (!isRight) return refuse('wrong-password')
  const place: Place = { orgId, userId, deviceId: device.id, sessionId: newId() }
  const admitted = await transact(pool, orgId, (client) => admit(client, deps, place, device.name, address))
  return typeof admitted === 'string' ? refuse(admitted) : admitted
}
