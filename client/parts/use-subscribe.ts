import { subscribe } from '../platform/push.ts'
import { deviceTimeZone } from '../platform/time-zone.ts'
import type { NoticeChoice } from '../view/notices.ts'
import { useWorkspace } from '../view/provider.tsx'

type Subscribed = 'done' | 'refused' | 'unreachable' | 'offline'

/** Tells the browser's push service and the server of each other, with what this device wants to hear of. */
export const useSubscribe = (): ((choice: NoticeChoice) => Promise<Subscribed>) => {
  const { push } = useWorkspace()
  return async ({ kinds, quiet }) => {
    const key = await push.key()
    if (!key.ok) return 'offline'
    try {
      const address = await subscribe(key.value.publicKey)
      if (!address) return 'refused'
      const told = await push.subscribe({ ...address, kinds: [...kinds], quiet, timeZone: deviceTimeZone() })
      if (told.ok) return 'done'
      return told.error.kind === 'offline' ? 'offline' : 'unreachable'
    } catch (cause) {
      console.warn('push service', cause)
      return 'unreachable'
    }
  }
}
