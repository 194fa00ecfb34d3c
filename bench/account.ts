/** Signs a bench in as a device does, over HTTP. */
import type { Session } from '../domain/protocol/session.ts'

export type Account = { email: string; password: string }

export const signInOver = async (url: string, account: Account, deviceId: string): Promise<Session> => {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, device: { id: deviceId, name: 'bench' } }),
  })
  if (!response.ok) throw new Error(`the sign-in was answered ${response.status}`)
  return (await response.json()) as Session
}
