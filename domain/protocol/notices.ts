/** What a device wants to be told of while the app is closed, and where its push service takes that. */
import * as z from 'zod'
import { NOTICE_KINDS } from '../notices.ts'
import { filled } from './parts.ts'

const minute = z.number().int().min(0).max(1439)
/** As browsers give them: base64url, of a P-256 point and of 16 bytes. */
const base64url = (characters: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}=*$`))

export const subscriptionBody = z.object({
  endpoint: filled(2000),
  keys: z.object({ p256dh: base64url(87), auth: base64url(22) }),
  kinds: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length),
  quiet: z.object({ from: minute, to: minute }).nullable(),
  timeZone: filled(100),
})
export type SubscriptionBody = z.input<typeof subscriptionBody>

/** The name of the server at push services, as a browser wants it to subscribe. */
export type PushKeyAnswer = { publicKey: string }
