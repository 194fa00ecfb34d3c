/**
 * The service worker: everything that is needed to start without a network, the files that other apps share, and notices while the
 * app is closed. A new one waits until a person says so: a reload under a half-filled form would lose it.
 */
import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { openNotice, showNotice } from './service-worker/notices.ts'
import { isShare, takeShare } from './service-worker/shared-file.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), {
    denylist: [/^\/api\//, /^\/health\//, /^\/openapi\.json$/, /^\/metrics$/],
  }),
)
registerRoute(isShare, takeShare, 'POST')
clientsClaim()

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
self.addEventListener('push', (event) => event.waitUntil(showNotice(self, event.data)))
self.addEventListener('notificationclick', (event) => event.waitUntil(openNotice(self, event.notification)))
