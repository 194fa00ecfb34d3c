/** What a person waits for, noted from inside of the app's own page. */
import type { BrowserContext, Page } from 'playwright-core'

/** Milliseconds from the start of the navigation to the first time it stood on screen. */
type Seen = Partial<Record<'badge' | 'list' | 'answer', number>>
/**
 * `recordedAt`: when a write to an outbox's actions was complete last. `keptAt`: when the mirror's place was first written
 * here, and with it all that came before is kept.
 */
type Watched = { seen: Seen; longTasks: number[]; recordedAt: number; keptAt?: number }

declare global {
  interface Window {
    watched: Watched
  }
}

/** Runs in every page before the app's own code. */
const watch = (): void => {
  const selectors: [keyof Seen, string][] = [
    ['badge', 'button[aria-label="Sync state: Up to date"]'],
    ['list', 'ul[aria-label="Items"] > li'],
    ['answer', 'article[aria-label]'],
  ]
  const watched: Watched = { seen: {}, longTasks: [], recordedAt: Number.NaN }
  window.watched = watched
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.longTasks.push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
  const open = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...parameters) {
    const transaction = open.apply(this, parameters)
    if (transaction.mode === 'readwrite' && this.name.endsWith('--actions')) {
      transaction.addEventListener('complete', () => {
        watched.recordedAt = performance.now()
      })
    }
    return transaction
  }
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: { key?: unknown }, ...key) {
    if (this.name === 'meta' && value.key === 'state') {
      this.transaction.addEventListener('complete', () => {
        watched.keptAt ??= performance.now()
      })
    }
    return put.call(this, value, ...key)
  }
  new MutationObserver(() => {
    for (const [name, selector] of selectors) {
      if (watched.seen[name] === undefined && document.querySelector(selector)) watched.seen[name] = performance.now()
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] })
}

export const watchAll = (context: BrowserContext): Promise<void> => context.addInitScript(watch).then(() => undefined)

/** Waits for it to be on screen; gives when it was. */
export const seen = async (page: Page, what: keyof Seen): Promise<number> => {
  const handle = await page.waitForFunction((name) => window.watched.seen[name], what, {
    timeout: 180_000,
    polling: 50,
  })
  return (await handle.jsonValue()) ?? Number.NaN
}

/** Waits until this page has kept a mirror; gives when it had. */
export const keptIn = async (page: Page): Promise<number> => {
  const handle = await page.waitForFunction(() => window.watched.keptAt, undefined, { timeout: 180_000, polling: 50 })
  return (await handle.jsonValue()) ?? Number.NaN
}

/** The longest task of the main thread so far, in milliseconds; browsers tell of those over 50 alone. */
export const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...window.watched.longTasks))

/** When this page asked for a path, in milliseconds from the start of its navigation. */
export const askedFor = (page: Page, path: string): Promise<number> =>
  page.evaluate(
    (end) =>
      performance.getEntriesByType('resource').find((entry) => new URL(entry.name).pathname.endsWith(end))?.startTime ??
      Number.NaN,
    path,
  )
