import type { Answered, Asked, Reading } from './reading.ts'

export type Decoder = {
  /** What the picture shows; it is handed over and cannot be used after. Rejects when the decoder cannot be had. */
  decode: (picture: ImageBitmap, turn: number) => Promise<Reading[]>
  close: () => void
}

/** Starts the worker; what it needs comes from the precache, so that the first scan needs no network. */
export const openDecoder = (): Decoder => {
  const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module', name: 'decode' })
  const waiting = new Map<number, { resolve: (readings: Reading[]) => void; reject: (cause: Error) => void }>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('failed' in data) asked?.reject(new Error(data.failed))
    else asked?.resolve(data.readings)
  })
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the decoder did not start'))
    waiting.clear()
  })
  return {
    decode: (picture, turn) =>
      new Promise((resolve, reject) => {
        const asked: Asked = { id: ++last, picture, turn }
        waiting.set(asked.id, { resolve, reject })
        worker.postMessage(asked, [picture])
      }),
    close: () => worker.terminate(),
  }
}

let kept: Decoder | undefined

/** The one that is at work, from screen to screen: starting it takes longer than reading a code. */
export const keptDecoder = (): Decoder => {
  kept ??= openDecoder()
  return kept
}

/** Frees its memory; the next one starts anew. */
export const dropDecoder = (): void => {
  kept?.close()
  kept = undefined
}
