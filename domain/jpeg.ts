/**
 * How a JPEG is built (ITU-T T.81, annex B): segments, each begun by a marker, with the picture's data behind the scans'. Enough to
 * tell how large it is once decoded and to leave out everything that is no picture: where it was taken, with what, by whom.
 */
import { err, ok, type Result } from './result.ts'

export type JpegFault = 'not-a-jpeg' | 'cut-short' | 'behind-the-end'
type Segment = { marker: number; start: number; end: number }
export type Jpeg = { width: number; height: number /** Holds nothing but the picture. */; isBare: boolean }

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
/** Baseline, extended and progressive, with Huffman codes: what browsers write and read. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** Tables, frames and scans, JFIF's density, the colour profile (APP2) and Adobe's colour transform (APP14): without them the picture looks otherwise. */
const NEEDED: ReadonlySet<number> = new Set([...FRAMES, 0xc4, 0xdb, 0xdd, SOS, 0xe0, 0xe2, 0xee])
const ICC = 'ICC_PROFILE\0'
const HEAD = 4

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

/** Where the data behind a scan's header ends: at the next marker that is none of its own. */
const scanEnd = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !isRestart(next)) return at
    at++
  }
  return bytes.length
}

const segmentsOf = (bytes: Uint8Array): Result<Segment[], JpegFault> => {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return err('not-a-jpeg')
  const segments: Segment[] = []
  let at = 2
  for (;;) {
    const start = at
    if (at + 1 >= bytes.length) return err('cut-short')
    if (bytes[at] !== 0xff) return err('not-a-jpeg')
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return at + 2 === bytes.length ? ok(segments) : err('behind-the-end')
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2 || marker < 0xc0 || isRestart(marker)) return err(at + 3 < bytes.length ? 'not-a-jpeg' : 'cut-short')
    const end = at + 2 + length
    if (end > bytes.length) return err('cut-short')
    at = marker === SOS ? scanEnd(bytes, end) : end
    segments.push({ marker, start, end: at })
  }
}

const isNeeded = (bytes: Uint8Array, { marker, start }: Segment): boolean => {
  if (!NEEDED.has(marker)) return false
  if (marker !== 0xe2) return true
  // Other things come under the same marker, such as a second picture.
  return [...ICC].every((letter, at) => bytes[start + HEAD + at] === letter.charCodeAt(0))
}

const frameOf = (bytes: Uint8Array, segments: readonly Segment[]): { width: number; height: number } | undefined => {
  const frames = segments.filter(({ marker }) => FRAMES.has(marker))
  const [frame] = frames
  if (!frame || frames.length > 1 || frame.end - frame.start < 10 || !segments.some(({ marker }) => marker === SOS))
    return undefined
  const two = (at: number) => ((bytes[frame.start + at] ?? 0) << 8) | (bytes[frame.start + at + 1] ?? 0)
  const [height, width] = [two(5), two(7)]
  return width > 0 && height > 0 ? { width, height } : undefined
}

export const readJpeg = (bytes: Uint8Array): Result<Jpeg, JpegFault> => {
  const segments = segmentsOf(bytes)
  if (!segments.ok) return segments
  const frame = frameOf(bytes, segments.value)
  if (!frame) return err('not-a-jpeg')
  return ok({ ...frame, isBare: segments.value.every((segment) => isNeeded(bytes, segment)) })
}

/** The same picture without whatever else it carried. */
export const bareJpeg = (bytes: Uint8Array): Result<Uint8Array<ArrayBuffer>, JpegFault> => {
  const segments = segmentsOf(bytes)
  if (!segments.ok) return segments
  const kept = segments.value.filter((segment) => isNeeded(bytes, segment))
  const bare = new Uint8Array(kept.reduce((sum, { start, end }) => sum + end - start, 4))
  bare.set([0xff, SOI])
  let at = 2
  for (const { start, end } of kept) {
    bare.set(bytes.subarray(start, end), at)
    at += end - start
  }
  bare.set([0xff, EOI], at)
  return ok(bare)
}
