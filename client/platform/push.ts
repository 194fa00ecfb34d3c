/** This browser's address at its push service: where notices come while the app is closed. */
import { KEPT, NOTICE_WORDS, type NoticeWords } from '../service-worker/kept.ts'

/** `install`: a phone that takes them only once the app stands on its Home screen (iOS). */
export type PushReach = 'yes' | 'blocked' | 'install' | 'no'

export const pushReach = (): PushReach => {
  if ('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis)
    return Notification.permission === 'denied' ? 'blocked' : 'yes'
  return 'standalone' in navigator && navigator.standalone !== true ? 'install' : 'no'
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))

const isFor = (subscription: PushSubscription, key: Uint8Array): boolean => {
  const own = new Uint8Array(subscription.options.applicationServerKey ?? new ArrayBuffer(0))
  return own.length === key.length && own.every((byte, at) => byte === key[at])
}

/** Asks the person where they were not asked yet. Rejects where the push service cannot be reached. */
export const subscribe = async (
  publicKey: string,
): Promise<{ endpoint: string; keys: { p256dh: string; auth: string } } | undefined> => {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  const { pushManager } = await navigator.serviceWorker.ready
  const key = bytesOf(publicKey)
  const known = await pushManager.getSubscription()
  // Of another server's name: this one could not send to it.
  if (known && !isFor(known, key)) await known.unsubscribe()
  const { endpoint, keys } = (
    await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  ).toJSON()
  if (endpoint === undefined || !keys?.p256dh || !keys.auth) throw new Error('a subscription without an address')
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

/** The push service forgets this browser, whatever the server still has of it. */
export const unsubscribe = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** The service worker says these, since it has no words of its own. */
export const keepNoticeWords = async (words: NoticeWords): Promise<void> => {
  if (!('caches' in globalThis)) return
  await (await caches.open(KEPT)).put(NOTICE_WORDS, Response.json(words))
}
