/**
 * What is done to a picture in which nothing was found. Plain zxing reads 56 of the 67 photographs that the tests use; these
 * two bring another five, all of linear codes. Larger ones, other radii and another way to tell black from white brought
 * none besides; turning a picture brought halves of codes, and blurring it only losses.
 */
export type Gray = { pixels: Uint8ClampedArray; width: number; height: number }

type Preparation = (gray: Gray) => Gray

/** A larger one takes the worker longer than a person holds still. */
const MOST_PIXELS = 1_000_000

export const grayOf = ({ data, width, height }: ImageData): Gray => {
  const pixels = new Uint8ClampedArray(width * height)
  for (let at = 0, from = 0; at < pixels.length; at++, from += 4) {
    // The weights of ITU-R BT.601, in 256ths.
    pixels[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
  }
  return { pixels, width, height }
}

export const imageOf = ({ pixels, width, height }: Gray): ImageData => {
  const rgba = new Uint32Array(pixels.length)
  for (let at = 0; at < pixels.length; at++) rgba[at] = 0xff000000 | ((pixels[at] ?? 0) * 0x010101)
  return new ImageData(new Uint8ClampedArray(rgba.buffer), width, height)
}

/** By linear interpolation, so that a bar of one and a half pixels gets an edge where it has one. */
export const enlarge = ({ pixels, width, height }: Gray, times: number): Gray => {
  const factor = Math.min(times, Math.sqrt(MOST_PIXELS / (width * height)))
  if (factor <= 1) return { pixels, width, height }
  const to = { width: Math.floor(width * factor), height: Math.floor(height * factor) }
  const columns = sources(width, to.width)
  const rows = sources(height, to.height)
  const larger = new Uint8ClampedArray(to.width * to.height)
  let at = 0
  for (let y = 0; y < to.height; y++) {
    const upper = (rows.first[y] ?? 0) * width
    const lower = (rows.second[y] ?? 0) * width
    const down = rows.share[y] ?? 0
    for (let x = 0; x < to.width; x++, at++) {
      const left = columns.first[x] ?? 0
      const right = columns.second[x] ?? 0
      const across = columns.share[x] ?? 0
      const above = (pixels[upper + left] ?? 0) * (1 - across) + (pixels[upper + right] ?? 0) * across
      const below = (pixels[lower + left] ?? 0) * (1 - across) + (pixels[lower + right] ?? 0) * across
      larger[at] = above * (1 - down) + below * down
    }
  }
  return { pixels: larger, ...to }
}

/** For each place along an edge of the larger picture the two of the smaller one it lies between, and how near the second. */
const sources = (from: number, to: number) => {
  const first = new Int32Array(to)
  const second = new Int32Array(to)
  const share = new Float32Array(to)
  for (let at = 0; at < to; at++) {
    const place = Math.min(from - 1, Math.max(0, ((at + 0.5) * from) / to - 0.5))
    first[at] = Math.floor(place)
    second[at] = Math.min(from - 1, Math.floor(place) + 1)
    share[at] = place - Math.floor(place)
  }
  return { first, second, share }
}

/** The mean of each pixel and those up to `reach` away along one line after the other; what lies outside counts as the edge. */
const meanAlong = (
  pixels: Uint8ClampedArray,
  { lines, length, line, step }: { lines: number; length: number; line: number; step: number },
  reach: number,
): Uint8ClampedArray => {
  const means = new Uint8ClampedArray(pixels.length)
  const over = 2 * reach + 1
  for (let which = 0; which < lines; which++) {
    const start = which * line
    const pixelAt = (place: number) => pixels[start + Math.min(length - 1, Math.max(0, place)) * step] ?? 0
    let sum = 0
    for (let place = -reach; place <= reach; place++) sum += pixelAt(place)
    for (let place = 0; place < length; place++) {
      means[start + place * step] = sum / over
      sum += pixelAt(place + reach + 1) - pixelAt(place - reach)
    }
  }
  return means
}

/** Smooths upwards and downwards alone: bars stay as sharp as they were, and noise goes. */
export const smoothDown = ({ pixels, width, height }: Gray, reach: number): Gray => ({
  pixels: meanAlong(pixels, { lines: width, length: height, line: 1, step: width }, reach),
  width,
  height,
})

/** Takes the mean of the neighbourhood out, `amount` times: what the lens ran together comes apart. */
export const sharpen = (gray: Gray, reach: number, amount: number): Gray => {
  const { pixels, width, height } = smoothDown(gray, reach)
  const around = meanAlong(pixels, { lines: height, length: width, line: width, step: 1 }, reach)
  const sharper = new Uint8ClampedArray(around.length)
  for (let at = 0; at < sharper.length; at++) {
    const own = gray.pixels[at] ?? 0
    sharper[at] = own + amount * (own - (around[at] ?? 0))
  }
  return { pixels: sharper, width, height }
}

/** Sharpened for what the lens ran together, calmed and enlarged for what is small and noisy. */
const PREPARATIONS: readonly Preparation[] = [
  (gray) => sharpen(gray, 2, 1.5),
  (gray) => enlarge(smoothDown(gray, 3), 2),
]

/** The turns that differ: the picture as it is, then one for each way to prepare it. */
export const TURNS: readonly number[] = [0, ...PREPARATIONS.map((_, at) => 2 * at + 1)]

/**
 * The picture prepared in the way of this turn, if it has one. Every other turn takes it as it is: a hand that comes to rest
 * needs no preparation, and that is quicker.
 */
export const prepare = (image: ImageData, turn: number): ImageData | undefined => {
  const preparation = turn % 2 === 1 ? PREPARATIONS[((turn - 1) / 2) % PREPARATIONS.length] : undefined
  return preparation ? imageOf(preparation(grayOf(image))) : undefined
}
