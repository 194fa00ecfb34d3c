import { askForPersistence } from '../platform/storage.ts'
import { openSessions, type SignInResult } from '../view/session.ts'

/** Who works here: one for the whole app. */
export const sessions = openSessions()

/** As a person does it: from now on there is something to lose on this device. */
export const signIn = async (email: string, password: string): Promise<SignInResult> => {
  const result = await sessions.signIn(email, password)
  if (result.ok) void askForPersistence()
  return result
}
