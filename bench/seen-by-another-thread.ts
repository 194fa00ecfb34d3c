/**
 * When an action is on disk, as another thread can tell. The page itself hears of a finished write late: after a tap Chromium
 * hands it no other event until a frame is drawn. A worker that asks the storage for the newest action, over and over, hears of it once
 * its question has waited for the write in front of it: at most one such question (some 0.4 ms) after the truth.
 */
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Milliseconds since 1970 at which each new action was first seen. */
    durableAt: number[]
  }
}

const WATCHING = `
  const open = (name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const newest = (store) => new Promise((resolve, reject) => {
    const asking = store.openKeyCursor(null, 'prev')
    asking.onsuccess = () => resolve(asking.result ? asking.result.key : '')
    asking.onerror = () => reject(asking.error)
  })
  const watch = async () => {
    const all = await indexedDB.databases()
    const database = await open(all.find(({ name }) => name.endsWith('--actions')).name)
    database.onversionchange = () => database.close()
    let known
    for (;;) {
      const key = await newest(database.transaction('docs', 'readonly').objectStore('docs'))
      if (known === undefined) postMessage('watching')
      else if (key > known) postMessage(performance.timeOrigin + performance.now())
      known = known === undefined || key > known ? key : known
    }
  }
  watch()`

/** Begins to watch; resolves once the first question was answered. The context must bypass the page's content security policy. */
export const watchFromAnotherThread = (page: Page): Promise<void> =>
  page.evaluate(
    (source) =>
      new Promise<void>((resolve, reject) => {
        window.durableAt = []
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
        worker.onerror = (event) => reject(new Error(event.message))
        worker.onmessage = ({ data }: MessageEvent<number | 'watching'>) => {
          if (data === 'watching') resolve()
          else window.durableAt.push(data)
        }
      }),
    WATCHING,
  )
