/** Signing in. */
import * as z from 'zod'
import type { Role } from './kinds.ts'
import { id, text } from './parts.ts'

export const loginBody = z.object({
  email: z.string().min(3).max(320),
  password: z.string().min(1).max(1000),
  device: z.object({ id, name: text(200) }),
})
export type LoginBody = z.infer<typeof loginBody>

export type Session = {
  accessToken: string
  expiresIn: number
  user: { id: string; name: string; email: string; role: Role; siteIds: string[] | null }
  org: { id: string; name: string }
  serverTime: string
}
