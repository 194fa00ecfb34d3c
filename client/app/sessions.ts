import { openSessions } from '../view/session.ts'

/** Who works here: one for the whole app. */
export const sessions = openSessions()
