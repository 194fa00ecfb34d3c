/** The decoder's own thread: pictures come in one after the other, what they show goes out. */
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { decode } from './decode.ts'
import { openNative } from './native.ts'
import type { Answered, Asked } from './reading.ts'
import { readWithZxing, startZxing } from './zxing.ts'

/** Kept from picture to picture, and in main memory: each is read back at once. */
const canvas = new OffscreenCanvas(1, 1)
const context = canvas.getContext('2d', { willReadFrequently: true })

const pixelsOf = (picture: ImageBitmap): ImageData => {
  if (!context) throw new Error('no 2d context')
  if (canvas.width !== picture.width || canvas.height !== picture.height) {
    canvas.width = picture.width
    canvas.height = picture.height
  }
  // A photograph may be transparent where its paper is.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, picture.width, picture.height)
  context.drawImage(picture, 0, 0)
  return context.getImageData(0, 0, picture.width, picture.height)
}

const starting = Promise.all([openNative(), startZxing({ url: wasm })])

const answer = async ({ id, picture, turn }: Asked): Promise<Answered> => {
  try {
    const [native] = await starting
    const before = performance.now()
    const readings = await decode({ native, zxing: readWithZxing, pixelsOf }, picture, turn)
    return { id, readings, ms: performance.now() - before }
  } catch (cause) {
    return { id, failed: String(cause) }
  } finally {
    picture.close()
  }
}

addEventListener('message', async ({ data }: MessageEvent<Asked>) => postMessage(await answer(data)))
