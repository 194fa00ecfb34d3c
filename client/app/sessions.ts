import { askForPersistence } from '../platform/storage.ts'
import type { SignInNow } from '../sign-in/sign-in-form.ts'
import { type Member, openSessions } from '../view/session.ts'

/** Who works here: one for the whole app. */
export const sessions = openSessions()

/** What the form does; `enter` is called with whoever is in. From then on there is something to lose on this device. */
export const signInThen =
  (enter: (member: Member) => void): SignInNow =>
  async (email, password) => {
    const result = await sessions.signIn(email, password)
    if (!result.ok) return result.error
    void askForPersistence()
    enter(result.value)
    return undefined
  }
