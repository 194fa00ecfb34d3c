/**
 * When an action is on disk, as another thread can tell. The page itself hears of a finished write late: after a tap Chromium
 * hands it no other event until a frame is drawn. A worker that is told of the tap and asks the storage for the newest action, over and over, hears of it once
 * its question has waited for the write in front of it: at most one such question (some 0.4 ms) after the truth.
 */
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Milliseconds since 1970 at which each new action was first seen. */
    durableAt: number[]
    /** Told of a tap, it asks until it sees what came of it; at all other times it leaves the storage alone. */
    watching: Worker
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
    const ask = () => newest(database.transaction('docs', 'readonly').objectStore('docs'))
    let known = await ask()
    onmessage = async () => {
      for (;;) {
        const key = await ask()
        if (key <= known) continue
        known = key
        return postMessage(performance.timeOrigin + performance.now())
      }
    }
    postMessage('watching')
  }
  watch()`

/** Begins to watch; resolves once the first question was answered. The context must bypass the page's content security policy. */
export const watchFromAnotherThread = (page: Page): Promise<void> =>
  page.evaluate(
    (source) =>
      new Promise<void>((resolve, reject) => {
        window.durableAt = []
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
        window.watching = worker
        worker.onerror = (event) => reject(new Error(event.message))
        worker.onmessage = ({ data }: MessageEvent<number | 'watching'>) => {
          if (data === 'watching') resolve()
          else window.durableAt.push(data)
        }
      }),
    WATCHING,
  )
