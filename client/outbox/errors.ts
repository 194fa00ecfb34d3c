/** Why something could not be saved. Thrown by `record`: a screen must say it, for what is not saved is not done. */

/** The device has no room left; nothing of what was being saved is kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
}

/** The action is larger than the wire allows (64 kB as JSON). */
export class ActionTooLarge extends Error {
  override readonly name = 'ActionTooLarge'
}

/** The outbox was closed, or wiped in another tab, before the action could be saved. */
export class OutboxClosed extends Error {
  override readonly name = 'OutboxClosed'
}

const QUOTA = /QuotaExceeded/

/** IndexedDB, Dexie and RxDB wrap each other's errors: the one that matters may lie at any depth. */
export const isQuotaError = (error: unknown): boolean => {
  for (let at: unknown = error, depth = 0; at !== null && typeof at === 'object' && depth < 5; depth++) {
    const { name, message, inner, cause } = at as { name?: string; message?: string; inner?: unknown; cause?: unknown }
    if (QUOTA.test(name ?? '') || QUOTA.test(message ?? '')) return true
    at = inner ?? cause
  }
  return false
}
