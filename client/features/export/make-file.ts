import type { Answered, Asked } from './write.worker.ts'

/** The table as a file of this format; a thread for each. */
export const makeFile = (asked: Asked): Promise<Blob> => {
  const worker = new Worker(new URL('./write.worker.ts', import.meta.url), { type: 'module', name: 'export' })
  return new Promise<Blob>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if ('file' in data) resolve(data.file)
      else reject(new Error(data.failed))
    })
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the writer did not start')))
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}
