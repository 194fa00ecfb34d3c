/** Files that come from outside of the app: shared by another one, or opened with this one by the system. */
import { FILE_NAME, KEPT, SHARED_FILE } from '../service-worker/kept.ts'

/** What was shared, once: whoever takes it has it. */
export const takeSharedFile = async (): Promise<File | undefined> => {
  if (!('caches' in globalThis)) return undefined
  const kept = await caches.open(KEPT)
  const found = await kept.match(SHARED_FILE)
  if (!found) return undefined
  await kept.delete(SHARED_FILE)
  const name = decodeURIComponent(found.headers.get(FILE_NAME) ?? '')
  return new File([await found.blob()], name, { type: found.headers.get('content-type') ?? '' })
}

type LaunchQueue = { setConsumer: (consumer: (launch: { files?: readonly FileSystemFileHandle[] }) => void) => void }

/** The system opened a file with the app: held back by the browser until somebody asks. */
export const onOpenedFile = (take: (file: File) => void): void => {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files }) => void files?.[0]?.getFile().then(take))
}
