/** What a push service brought is shown, and leads to its screen. */
import { KEPT, NOTICE_WORDS, type NoticeWords, type OpenMessage } from './kept.ts'

type Arrived = { kind: string; name: string; path: string }

const wordsFor = async (kind: string): Promise<{ title: string; about: string } | undefined> => {
  const kept = await (await caches.open(KEPT)).match(NOTICE_WORDS)
  return kept ? ((await kept.json()) as NoticeWords)[kind] : undefined
}

/** A browser wants each push to be seen: what cannot be read, or is of a newer server, is shown by the app's name. */
export const showNotice = async (worker: ServiceWorkerGlobalScope, data: PushMessageData | null): Promise<void> => {
  const { kind = '', name = '', path = '/' } = (data?.json() ?? {}) as Partial<Arrived>
  const words = await wordsFor(kind)
  await worker.registration.showNotification(words?.title ?? 'Bincard', {
    body: words ? words.about.replace('{name}', name) : name,
    tag: path,
    icon: '/icons/icon-192.png',
    data: { path },
  })
  if ('setAppBadge' in worker.navigator) await worker.navigator.setAppBadge()
}

export const openNotice = async (worker: ServiceWorkerGlobalScope, notification: Notification): Promise<void> => {
  notification.close()
  const { path } = notification.data as { path: string }
  const [open] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!open) return void (await worker.clients.openWindow(path))
  await open.focus()
  open.postMessage({ type: 'open', path } satisfies OpenMessage)
}
