/** Pictures as they are kept and sent: small, upright, and nothing but the picture. */
import { PHOTO_LIMITS } from '../../domain/protocol-limits.ts'

/** Longest side in pixels and quality, from good to whatever fits into so many bytes. */
export type Make = { tries: readonly (readonly [side: number, quality: number])[]; mostBytes: number }
export type Asked = { file: Blob; makes: readonly Make[] }
export type Shrunk = { id: string; bytes: ArrayBuffer }
type Answered = { made: Shrunk[] } | { failed: string }

const { side, thumbSide } = PHOTO_LIMITS
/** Some 300 kB; an hour of photographs goes through a poor network in minutes. */
const LARGE: Make = {
  tries: [
    [side, 0.8],
    [side, 0.65],
    [1280, 0.6],
    [1024, 0.5],
    [800, 0.4],
  ],
  mostBytes: 500_000,
}
/** A list shows many. */
const SMALL: Make = {
  tries: [
    [thumbSide, 0.75],
    [thumbSide, 0.5],
    [thumbSide / 2, 0.5],
  ],
  mostBytes: 15_000,
}
/** Small enough to travel within an action, which has 64 kB in all: a label stays legible for a while. */
const IN_ACTION: Make = {
  tries: [
    [800, 0.6],
    [640, 0.5],
    [480, 0.45],
    [320, 0.4],
    [160, 0.4],
  ],
  mostBytes: 30_000,
}

/** Undefined when the file is no picture that this browser can read. A worker for each: a camera's picture takes 50 MB while it is drawn. */
const shrink = (file: Blob, makes: readonly Make[]): Promise<Shrunk[] | undefined> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module', name: 'shrink' })
    const end = (then: () => void) => {
      worker.terminate()
      then()
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if ('failed' in data) console.warn('photograph', data.failed)
      end(() => resolve('made' in data ? data.made : undefined))
    })
    worker.addEventListener('error', (event) =>
      end(() => reject(new Error(event.message || 'no picture could be made'))),
    )
    worker.postMessage({ file, makes } satisfies Asked)
  })

export type TakenPhoto = { large: Shrunk; small: Shrunk }

/** A photograph of an item with its small picture. */
export const takenPhoto = async (file: Blob): Promise<TakenPhoto | undefined> => {
  const [large, small] = (await shrink(file, [LARGE, SMALL])) ?? []
  return large && small ? { large, small } : undefined
}

/** The picture as a JPEG data URL, for an action. */
export const smallPhotograph = async (file: Blob): Promise<string | undefined> => {
  const [picture] = (await shrink(file, [IN_ACTION])) ?? []
  if (!picture) return undefined
  const bytes = new Uint8Array(picture.bytes)
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return `data:image/jpeg;base64,${btoa(text)}`
}
