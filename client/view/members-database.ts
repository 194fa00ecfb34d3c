/** Who has signed in on this device. No token is among it; what a member did lies in databases of their own. */
import { Dexie, type Table } from 'dexie'
import type { ClockReading } from './api.ts'

/** What is kept on the device of a session: no token among it (the refresh cookie gives a new one). */
export type MemberRecord = {
  /** In lower case: what a person types at the next sign-in leads to the outbox they had. */
  email: string
  deviceId: string
  /** Absent until the first sign-in succeeds, and after a sign-out. */
  session?: string
  lastActiveAt: number
}

export type MembersDatabase = Dexie & {
  members: Table<MemberRecord, string>
  settings: Table<{ key: string; value: unknown }, string>
}

export const openMembersDatabase = (name: string): MembersDatabase => {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as MembersDatabase
  database.version(1).stores({ members: 'email', settings: 'key' })
  return database
}

export const CLOCK = 'clock'
/** Set by a sign-out without a network: the cookie is still good, and is given back at the next chance. */
export const OWES_LOGOUT = 'owes-logout'

export const readClockSetting = async (database: MembersDatabase): Promise<ClockReading | null> =>
  ((await database.settings.get(CLOCK))?.value as ClockReading | undefined) ?? null
