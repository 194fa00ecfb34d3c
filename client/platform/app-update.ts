import { useSyncExternalStore } from 'react'
import { Workbox } from 'workbox-window'

/** `ready`: a new version waits for a yes. `elsewhere`: another tab said yes, and this one still runs the old code. */
export type AppUpdate = 'none' | 'ready' | 'elsewhere'

const HOUR_MS = 3_600_000

let state: AppUpdate = 'none'
let worker: Workbox | undefined
let mine = false
const listeners = new Set<() => void>()

const become = (next: AppUpdate) => {
  state = next
  for (const listener of listeners) listener()
}

const watch = (workbox: Workbox) => {
  workbox.addEventListener('waiting', () => become('ready'))
  workbox.addEventListener('controlling', (event) => {
    if (mine) location.reload()
    else if (event.isUpdate) become('elsewhere')
  })
}

/**
 * Registers the service worker after the first paint and asks for a new version each hour and whenever the app comes back
 * to the front. A new version never takes over by itself: under a half-filled form that would be theft.
 */
export const startAppUpdates = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  const workbox = new Workbox('/sw.js')
  worker = workbox
  watch(workbox)
  const registration = await workbox.register()
  if (!registration) return
  const look = () => void registration.update().catch(() => undefined)
  setInterval(look, HOUR_MS)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look()
  })
}

/** The person said yes: the new version takes over, then this tab (and no other) reloads. Drafts are on the device already. */
export const takeUpdate = (): void => {
  mine = true
  if (state === 'elsewhere' || !worker) location.reload()
  else worker.messageSkipWaiting()
}

export const useAppUpdate = (): AppUpdate =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
