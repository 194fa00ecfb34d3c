/** Makes pictures small, away from the screen's thread: upright, without what the camera wrote into them, each named by its content. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bareJpeg } from '../../domain/jpeg.ts'
import type { Asked, Make, Shrunk } from './shrink.ts'

const drawn = async (picture: ImageBitmap, side: number, quality: number): Promise<Uint8Array<ArrayBuffer>> => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no pictures')
  // A JPEG has no transparency: paper, not black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  // Some browsers write a header of their own, with the day in it.
  const bare = bareJpeg(new Uint8Array(await blob.arrayBuffer()))
  if (!bare.ok) throw new Error(`this browser wrote no JPEG: ${bare.error}`)
  return bare.value
}

/** The first that fits. */
const made = async (picture: ImageBitmap, { tries, mostBytes }: Make): Promise<Shrunk | undefined> => {
  for (const [side, quality] of tries) {
    const bytes = await drawn(picture, side, quality)
    if (bytes.byteLength <= mostBytes) return { id: bytesToHex(sha256(bytes)), bytes: bytes.buffer }
  }
  return undefined
}

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  try {
    // As the phone was held: the camera only notes it.
    const picture = await createImageBitmap(data.file, { imageOrientation: 'from-image' })
    try {
      const all: Shrunk[] = []
      for (const make of data.makes) {
        const one = await made(picture, make)
        if (!one) throw new Error('nothing small enough comes of it')
        all.push(one)
      }
      postMessage({ made: all }, { transfer: all.map(({ bytes }) => bytes) })
    } finally {
      picture.close()
    }
  } catch (cause) {
    postMessage({ failed: String(cause) })
  }
})
