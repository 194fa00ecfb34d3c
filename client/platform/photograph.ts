/** Makes a photograph small enough to travel with an action, which has 64 kB in all. */

/** Characters of the data URL: some 30 kB of picture. */
const MOST_CHARACTERS = 40_000
/** Long side in pixels and JPEG quality, from good to whatever fits: a label stays legible for a while. */
const TRIES = [
  [800, 0.6],
  [640, 0.5],
  [480, 0.45],
  [320, 0.4],
  [160, 0.4],
] as const

const drawn = (image: ImageBitmap, side: number, quality: number): string => {
  const scale = Math.min(1, side / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no pictures')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', quality)
}

/** The picture as a JPEG data URL; undefined when the file is none that this browser can read. */
export const smallPhotograph = async (file: Blob): Promise<string | undefined> => {
  let image: ImageBitmap
  try {
    image = await createImageBitmap(file)
  } catch (cause) {
    console.warn('photograph', cause)
    return undefined
  }
  try {
    for (const [side, quality] of TRIES) {
      const picture = drawn(image, side, quality)
      if (picture.length <= MOST_CHARACTERS) return picture
    }
    return undefined
  } finally {
    image.close()
  }
}
