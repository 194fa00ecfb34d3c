/**
 * Asks the browser not to evict what is stored here. Chromium decides by itself, Firefox asks the person: so it is asked
 * after the first sign-in, when there is something to lose. Gives whether storage is persistent now.
 */
export const askForPersistence = async (): Promise<boolean> => {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || navigator.storage.persist()
}
