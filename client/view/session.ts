/** Who works here: signed in once, and again without a network as long as nobody signs out. */
import { uuidV7 } from '../../domain/ids.ts'
import type { Role } from '../../domain/protocol/kinds.ts'
import type { Session } from '../../domain/protocol/session.ts'
import { browserDevice, type Device } from '../outbox/device.ts'
import { type Api, type ApiError, createApi } from './api.ts'
import { hasOutbox } from './databases.ts'
import { CLOCK, type MemberRecord, OWES_LOGOUT, openMembersDatabase, readClockSetting } from './members-database.ts'

/** What is kept on the device of a session: no token among it (the refresh cookie gives a new one). */
export type Member = {
  userId: string
  name: string
  email: string
  role: Role
  siteIds: string[] | null
  orgId: string
  orgName: string
  /** Names this member's outbox on this device. */
  deviceId: string
}

type SignInResult = { ok: true; value: Member } | { ok: false; error: ApiError }

export type Sessions = {
  api: Api
  signIn: (email: string, password: string) => Promise<SignInResult>
  /** The member who worked here last and has not signed out, without asking the network. */
  restoreSession: () => Promise<Member | undefined>
  /** Members that have a workspace on this device: a shared tablet has several. */
  members: () => Promise<Member[]>
  /** Forgets the member here and ends the refresh cookie when the server can be reached. The workspace is wiped before. */
  signOut: () => Promise<void>
}

export type SessionsOptions = {
  baseUrl?: string
  /** Shown in the list of devices; by default what the browser says of itself. */
  deviceName?: string
  device?: Device
  fetch?: typeof fetch
  /** The database that remembers members. */
  name?: string
}

export const openSessions = (options: SessionsOptions = {}): Sessions => {
  const device = options.device ?? browserDevice()
  const database = openMembersDatabase(options.name ?? 'bincard')
  const keep = (key: string, value: unknown) =>
    void database.settings.put({ key, value }).catch((error) => console.error('keeping a setting', error))
  const api = createApi({
    baseUrl: options.baseUrl,
    device,
    fetch: options.fetch,
    earlierClock: () => readClockSetting(database),
    keepClock: (reading) => keep(CLOCK, reading),
  })
  let current: Member | undefined
  let paying: Promise<void> = Promise.resolve()

  const memberOf = (record: MemberRecord | undefined): Member | undefined =>
    record?.session === undefined ? undefined : (JSON.parse(record.session) as Member)

  /** A sign-out that met no network is made good before anything else uses the cookie. */
  const payLogout = async () => {
    if ((await database.settings.get(OWES_LOGOUT))?.value !== true) return
    const answer = await api.post('/auth/logout', null)
    if (answer.ok || answer.error.kind !== 'offline') await database.settings.delete(OWES_LOGOUT)
  }

  const deviceIdFor = async (email: string): Promise<string> => {
    const known = await database.members.get(email)
    if (known) return known.deviceId
    const deviceId = uuidV7(device.now(), device.random(10))
    await database.members.put({ email, deviceId, lastActiveAt: 0 })
    return deviceId
  }

  const signIn = async (typed: string, password: string): Promise<SignInResult> => {
    // The answer to a sign-out takes the cookie away: one that came late would take that of this session.
    await paying
    const email = typed.trim().toLowerCase()
    const deviceId = await deviceIdFor(email)
    const name = options.deviceName ?? deviceNameNow()
    const answer = await api.post<Session>('/auth/login', { email, password, device: { id: deviceId, name } })
    if (!answer.ok) return answer
    const { user, org } = answer.value
    const member: Member = {
      userId: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      siteIds: user.siteIds,
      orgId: org.id,
      orgName: org.name,
      deviceId,
    }
    await database.members.put({ email, deviceId, session: JSON.stringify(member), lastActiveAt: device.now() })
    await database.settings.delete(OWES_LOGOUT)
    api.adopt(answer.value)
    current = member
    return { ok: true, value: member }
  }

  const signedIn = async (): Promise<Member[]> => {
    const records = await database.members.toArray()
    return records.sort((a, b) => b.lastActiveAt - a.lastActiveAt).flatMap((record) => memberOf(record) ?? [])
  }

  /** As long as the outbox is here, so is its name; a new one begins at 1 under a new device id. */
  const forget = async (member: Member) => {
    const email = member.email.toLowerCase()
    if (!(await hasOutbox(member))) return database.members.delete(email)
    await database.members.put({ email, deviceId: member.deviceId, lastActiveAt: device.now() })
  }

  return {
    api,
    signIn,
    restoreSession: async () => {
      await api.ready
      paying = payLogout().catch((error) => console.error('signing out', error))
      current = (await signedIn())[0]
      return current
    },
    members: signedIn,
    signOut: async () => {
      const gone = current ?? (await signedIn())[0]
      if (gone) await forget(gone)
      current = undefined
      await database.settings.put({ key: OWES_LOGOUT, value: true })
      await payLogout()
      api.adopt(undefined)
    },
  }
}

const deviceNameNow = (): string => {
  const agent = typeof navigator === 'undefined' ? '' : (navigator.userAgent ?? '')
  return /\(([^;)]+)/.exec(agent)?.[1]?.slice(0, 200) ?? 'device'
}
