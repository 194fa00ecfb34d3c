import type { Native } from './native.ts'
import { prepare } from './prepare.ts'
import type { Reading } from './reading.ts'

export type Decoders = {
  /** Where the browser has one. */
  native: Native | undefined
  zxing: (image: ImageData, prepared: boolean) => Promise<Reading[]>
  pixelsOf: (picture: ImageBitmap) => ImageData
}

/**
 * Everything that one picture shows. The browser's own detector goes first; zxing looks when that saw nothing (it knows
 * DataBar besides) and when it saw what may be a GS1 symbol: zxing tells for sure, and keeps FNC1.
 */
export const decode = async (
  { native, zxing, pixelsOf }: Decoders,
  picture: ImageBitmap,
  turn: number,
): Promise<Reading[]> => {
  const seen = await native?.(picture)
  if (seen && seen.readings.length > 0 && !seen.mayBeGs1) return seen.readings
  const image = pixelsOf(picture)
  const prepared = prepare(image, turn)
  const readings = await zxing(prepared ?? image, prepared !== undefined)
  return readings.length === 0 && seen ? seen.readings : readings
}
