/** What the stores need of the machine they run on: handed in, so that the same code runs in a browser and in a test. */

/** The part of the Web Locks API in use; `navigator.locks` is one. */
export type Locks = {
  request: <T>(name: string, options: { steal?: boolean; signal?: AbortSignal }, run: () => Promise<T>) => Promise<T>
}

/** The part of BroadcastChannel in use. Messages arrive in every other tab, never in the sender. */
export type Channel = {
  postMessage: (message: unknown) => void
  onmessage: ((event: { data: unknown }) => void) | null
  close: () => void
}

export type Device = {
  /** The device's own clock in milliseconds: it may be wrong, and it may go back. */
  now: () => number
  /** Random bytes fit for ids. */
  random: (bytes: number) => Uint8Array
  /** A number from 0 to below 1, for jitter. */
  chance: () => number
  locks: Locks
  channel: (name: string) => Channel
  /** Lets the screen draw and the finger be felt between two slices of work. */
  pause: () => Promise<void>
  /** A moment in which nothing else is to do. */
  spare: () => Promise<void>
  /** False only when the device knows that it has no network. */
  isOnline: () => boolean
}

/** The browser this runs in. */
export const browserDevice = (): Device => ({
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  chance: () => Math.random(),
  locks: browserLocks(),
  channel: (name) => new BroadcastChannel(name) as Channel,
  pause: nextTask,
  spare: idleTask,
  isOnline: () => navigator.onLine,
})

/**
 * Chromium forgets an abort that comes in the same task as the page's first request, and then that request waits for the
 * lock for ever. A question asked before it makes it no longer the first.
 */
const browserLocks = (): Locks => {
  const asked = navigator.locks.query()
  return {
    request: async <T>(name: string, options: { steal?: boolean; signal?: AbortSignal }, run: () => Promise<T>) => {
      await asked
      return navigator.locks.request(name, options, run) as Promise<T>
    },
  }
}

/** A task of its own, without the 4 ms that nested timeouts cost. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** Behind all that the browser has for this page, the arrival of data too; where it knows no such order, in line with the rest. */
const idleTask = (): Promise<void> =>
  'scheduler' in globalThis ? scheduler.postTask(() => undefined, { priority: 'background' }) : nextTask()
