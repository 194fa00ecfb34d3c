/** The frame in which a code is held: what lies outside of it is not read, though the picture shows it. */
type Size = { width: number; height: number }
export type Part = Size & { x: number; y: number }

/** How far the frame lies inside of the picture on screen, as shares of its width and height. */
export const INSET = { x: 0.05, y: 0.08 }

/** The frame's part of the video, in the video's pixels; the picture covers its box, so two edges of the video are cut off. */
export const windowIn = (video: Size, box: Size): Part => {
  const scale = Math.max(box.width / video.width, box.height / video.height)
  const width = Math.max(1, Math.round((box.width * (1 - 2 * INSET.x)) / scale))
  const height = Math.max(1, Math.round((box.height * (1 - 2 * INSET.y)) / scale))
  return { x: Math.round((video.width - width) / 2), y: Math.round((video.height - height) / 2), width, height }
}
