import type { Decoder } from './decode/decoder.ts'
import type { Reading } from './decode/reading.ts'
import { windowIn } from './window.ts'

type Watched = {
  onPicture: (readings: readonly Reading[], at: number) => void
  /** The decoder cannot be had; nothing more is watched. */
  onFailure: (cause: unknown) => void
}

/**
 * Reads the video's frames as they are shown, never more than one at a time: those that come while one is under way are
 * passed over. Gives the way to stop.
 */
export const watch = (video: HTMLVideoElement, decoder: Decoder, { onPicture, onFailure }: Watched): (() => void) => {
  let over = false
  let waiting = 0
  let turn = 0

  const look = async () => {
    const box = { width: video.clientWidth, height: video.clientHeight }
    if (over || video.videoWidth === 0 || box.width === 0) return next()
    const part = windowIn({ width: video.videoWidth, height: video.videoHeight }, box)
    // A stream that starts, turns or ends may have no picture at this moment; the next frame has.
    const picture = await createImageBitmap(video, part.x, part.y, part.width, part.height).catch(() => undefined)
    if (!picture) return next()
    const readings = await decoder.decode(picture, turn)
    // What read it will read it again; nothing found: the next way to look.
    if (readings.length === 0) turn += 1
    if (!over) onPicture(readings, performance.now())
    next()
  }

  const next = () => {
    if (!over) waiting = video.requestVideoFrameCallback(() => void look().catch(fail))
  }

  const fail = (cause: unknown) => {
    if (!over) onFailure(cause)
  }

  next()
  return () => {
    over = true
    video.cancelVideoFrameCallback(waiting)
  }
}
