/** Pictures of barcodes, drawn here: what a camera would see of a label held square in front of it. */
import bwipjs from 'bwip-js/node'

export type GrayPicture = { pixels: Uint8Array; width: number; height: number }

const INK = 20
const PAPER = 235

export const blankPicture = (width: number, height: number): GrayPicture => ({
  pixels: new Uint8Array(width * height).fill(PAPER),
  width,
  height,
})

/** Which modules are dark, row by row; a linear symbol is one row that is drawn tall. */
const modulesOf = (kind: string, text: string): boolean[][] => {
  const [symbol] = bwipjs.raw({ bcid: kind, text })
  if (!symbol) throw new Error(`no ${kind} of ${text}`)
  if ('pixs' in symbol) {
    const { pixs, pixx, pixy } = symbol
    return Array.from({ length: pixy }, (_, y) => Array.from({ length: pixx }, (_, x) => pixs[y * pixx + x] === 1))
  }
  // Widths of bars and spaces in turn.
  return [symbol.sbs.flatMap((width, at) => Array.from({ length: width }, () => at % 2 === 0))]
}

/** A symbol as large as fits into `share` of the picture's width, in its middle or `across` widths beside it. */
export const barcodePicture = (
  kind: string,
  text: string,
  { width, height, share = 0.6, across = 0 }: { width: number; height: number; share?: number; across?: number },
): GrayPicture => {
  const modules = modulesOf(kind, text)
  const columns = modules[0]?.length ?? 0
  const linear = modules.length === 1
  const size = Math.max(1, Math.floor(Math.min(width * share, linear ? width : height * 0.45) / columns))
  const tall = linear ? Math.floor(height * 0.4) : size * modules.length
  const picture = blankPicture(width, height)
  const left = Math.floor((width - size * columns) / 2 + across * width)
  const top = Math.floor((height - tall) / 2)
  for (let y = 0; y < tall; y++) {
    const row = modules[linear ? 0 : Math.floor(y / size)] ?? []
    for (let x = 0; x < size * columns; x++) {
      if (row[Math.floor(x / size)]) picture.pixels[(top + y) * width + left + x] = INK
    }
  }
  return picture
}
