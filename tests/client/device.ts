/**
 * One simulated device: its locks and its clock; every tab of it is a `Device` of its own. All share this process's
 * IndexedDB, so that two devices of one member need a process (or a worker thread) each.
 */
import 'fake-indexeddb/auto'
import { randomBytes } from 'node:crypto'
import { Dexie } from 'dexie'
import { getRxStorageDexie, type RxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { Channel, Device } from '../../client/outbox/device.ts'
import { processLocks } from './locks.ts'

// Dexie looks for IndexedDB when it is loaded, which may have been before the line above.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })

// RxDB asks for these two before it believes that it runs in a browser, and uses BroadcastChannel between tabs only then.
Object.assign(globalThis, { self: globalThis })

export type TestDevice = {
  /** Milliseconds that this device's clock is ahead of this machine's. */
  aheadMs: number
  online: boolean
  /** What waits are spread out by. */
  chance: () => number
  tab: () => Device & { rxStorage: RxStorageDexie }
}

/** Less than chance can be: no wait is longer than some 20 ms, where a test is of what comes after it. */
export const hurried = (): number => -0.98

let tabs = 0
let devices = 0

export const testDevice = (): TestDevice => {
  const locks = processLocks()
  const serial = ++devices
  const device: TestDevice = {
    aheadMs: 0,
    online: true,
    chance: () => Math.random(),
    tab: () => ({
      now: () => Date.now() + device.aheadMs,
      random: (bytes) => randomBytes(bytes),
      chance: () => device.chance(),
      locks,
      // Channels end at the device, and this process holds several.
      channel: (name) => new BroadcastChannel(`${serial}:${name}`) as unknown as Channel,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      spare: () => new Promise((resolve) => setImmediate(resolve)),
      isOnline: () => device.online,
      rxStorage: storageOfTab(),
    }),
  }
  return device
}

/** RxDB refuses to open one database twice in a process; under another name for the storage it is the same database. */
const storageOfTab = (): RxStorageDexie => {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' })
  storage.name = `dexie of tab ${++tabs}`
  return storage
}
