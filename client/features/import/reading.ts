import { UnreadableFile } from '../../../domain/file-fault.ts'
import type { Answered, Questions } from './worker-talk.ts'

/** A file in its reading thread. */
export type Reading = {
  ask: <Name extends keyof Questions>(name: Name, question: Questions[Name]['in']) => Promise<Questions[Name]['out']>
  close: () => void
}

/** Starts the thread; its code is fetched now, and the Excel reader when an Excel file comes. */
export const startReading = (): Reading => {
  const worker = new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module', name: 'import' })
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (cause: Error) => void }>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('failed' in data) asked?.reject(data.fault ? new UnreadableFile(data.fault) : new Error(data.failed))
    else asked?.resolve(data.answer as never)
  })
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the reader did not start'))
    waiting.clear()
  })
  return {
    ask: (name, question) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, name, with: question })
      }),
    close: () => worker.terminate(),
  }
}
