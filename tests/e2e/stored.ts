import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Everything that the page's origin keeps in this browser: every record of every store of every IndexedDB, and local storage. */
export const everythingStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const readable = (_key: string, value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return new TextDecoder().decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
      if (value instanceof Map) return [...value]
      return value instanceof Set ? [...value] : value
    }
    const texts: string[] = [JSON.stringify({ ...localStorage })]
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([asked(objects.getAllKeys()), asked(objects.getAll())])
        texts.push(`${name}/${store} ${JSON.stringify([keys, values], readable)}`)
      }
      database.close()
    }
    return texts.join('\n')
  })

/** A number that stands by itself, not as a part of an id or a time. */
export const standsIn = (text: string, figure: number): boolean =>
  new RegExp(`(?<![0-9a-f-])-?${figure}(?![0-9a-f-])`, 'i').test(text)

/** Nothing that the device keeps has changed for half a second. */
export const isAtRest = async (page: Page): Promise<void> => {
  let before = ''
  const isSame = async () => {
    const now = await everythingStored(page)
    const same = now === before
    before = now
    return same
  }
  await expect.poll(isSame, { timeout: 20_000, interval: 500 }).toBe(true)
}
