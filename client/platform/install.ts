/** Whether this browser can put the app on the device, and how. */
import { useSyncExternalStore } from 'react'

/** `ask`: the browser will, when it is asked. `steps`: the person has to, by the browser's own menu (iOS). */
export type Install = 'none' | 'ask' | 'steps'

type InstallEvent = Event & { prompt: () => Promise<unknown> }

const KEY = 'bincard.install'

let offer: InstallEvent | undefined
let declined = localStorage.getItem(KEY) === 'declined'
const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}

/** Before anything is drawn: the browser says it once. */
export const startInstall = (): void => {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as InstallEvent
    changed()
  })
  addEventListener('appinstalled', () => {
    offer = undefined
    changed()
  })
}

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches

/** Only there is it said whether it stands on the Home screen. */
export const isIos = (): boolean => 'standalone' in navigator && navigator.standalone === false

const current = (): Install => (isInstalled() ? 'none' : offer ? 'ask' : isIos() ? 'steps' : 'none')

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useInstall = (): Install => useSyncExternalStore(subscribe, current)

/** The person said no once: they are not asked again, and find it in the settings. */
export const useInstallDeclined = (): boolean => useSyncExternalStore(subscribe, () => declined)

export const declineInstall = (): void => {
  declined = true
  localStorage.setItem(KEY, 'declined')
  changed()
}

export const install = async (): Promise<void> => {
  await offer?.prompt()
  offer = undefined // the browser takes it once
  changed()
}
