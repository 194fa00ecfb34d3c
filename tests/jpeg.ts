/** Small JPEGs for tests, made by hand, with what phones write into theirs. */

const DQT = [0xff, 0xdb, 0, 67, 0, ...Array<number>(64).fill(1)]
/** One code each for DC and AC: 00 says "no difference", 00 "end of block". */
const DHT = (table: number) => [0xff, 0xc4, 0, 20, table, 1, ...Array<number>(15).fill(0), 0]
const two = (value: number): number[] => [value >> 8, value & 255]

/** A grey picture. `seed` makes one that is as good and has other bytes. */
export const jpeg = ({ width = 8, height = 8, seed = 0, more = [] as number[] } = {}): Buffer<ArrayBuffer> => {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  // Two bits a block, filled up with ones.
  const data = Array<number>(Math.floor(blocks / 4)).fill(0)
  if (blocks % 4 > 0) data.push(255 >> ((blocks % 4) * 2))
  const density = [0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 1, ...two(72 + seed), ...two(72), 0, 0]
  const frame = [0xff, 0xc0, 0, 11, 8, ...two(height), ...two(width), 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...data]
  return Buffer.from([
    ...[0xff, 0xd8, ...density, ...more, ...DQT, ...frame],
    ...[...DHT(0x00), ...DHT(0x10), ...scan, 0xff, 0xd9],
  ])
}

/** What a phone adds: that the picture lies on its side (orientation 6), and where it was taken. */
export const exif = ({ orientation = 6 } = {}): number[] => {
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...two(tag),
    ...two(type),
    ...[0, 0, ...two(count)],
    ...value,
  ]
  const gpsAt = 8 + 2 + 2 * 12 + 4
  const tiff = [
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[
      ...two(2),
      ...entry(0x0112, 3, 1, [...two(orientation), 0, 0]),
      ...entry(0x8825, 4, 1, [0, 0, 0, gpsAt]),
      0,
      0,
      0,
      0,
    ],
    ...[...two(1), ...entry(0x001b, 2, 4, [...Buffer.from('GPS\0')]), 0, 0, 0, 0],
  ]
  return [0xff, 0xe1, ...two(tiff.length + 8), ...Buffer.from('Exif\0\0'), ...tiff]
}
