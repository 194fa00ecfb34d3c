/** Who works here: signed in once, and again without a network as long as nobody signs out. */
import type { Role } from '../../domain/protocol.ts'
import type { Api, ApiError } from './api.ts'

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

export type SignInError = ApiError

export type SignInResult = { ok: true; value: Member } | { ok: false; error: SignInError }

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

export const openSessions = (_options: { baseUrl?: string; deviceName?: string } = {}): Sessions => {
  throw new Error('the bodies follow the signatures')
}
