/** How long the app's own worker takes to read a picture as large as a small camera's, and the library by itself. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { TURNS } from '../client/scan/decode/prepare.ts'
import type { Answered, Asked } from '../client/scan/decode/reading.ts'
import { randomOf } from '../sync-server/demo/random.ts'
import { ROOT } from '../sync-server/server.ts'
import { barcodePicture, blankPicture, type GrayPicture } from './barcode-picture.ts'

const SIZE = { width: 640, height: 480 }
const WARM_UP = 5
const TIMES = 60
/** Gray levels that a sensor is off by in the light of a warehouse. */
const NOISE = 12

const PICTURES: Readonly<Record<string, GrayPicture>> = {
  'EAN-13': barcodePicture('ean13', '4006381333931', SIZE),
  'Code 128': barcodePicture('code128', 'PALLET-0042-7781', { ...SIZE, share: 0.8 }),
  QR: barcodePicture('qrcode', 'https://id.gs1.org/01/09521234543213/10/AB-12', SIZE),
  'Data Matrix': barcodePicture('datamatrix', '010952123454321310AB-12', SIZE),
  nothing: blankPicture(SIZE.width, SIZE.height),
}

const noisy = ({ pixels }: GrayPicture): Uint8ClampedArray => {
  const random = randomOf(640)
  return Uint8ClampedArray.from(pixels, (gray) => gray + random.between(-NOISE, NOISE))
}

type Series = { worker: string; pixels: string; size: typeof SIZE; turn: number; times: number }
type Taken = { worker: number; there: number; readings: number }

/** Runs in the page: what the worker says it took, and what it was until the page had the answer. */
const inWorker = async ({ worker, pixels, size, turn, times }: Series): Promise<Taken[]> => {
  const gray = Uint8Array.from(atob(pixels), (character) => character.charCodeAt(0))
  const rgba = new Uint8ClampedArray(gray.length * 4)
  for (let at = 0; at < gray.length; at++)
    rgba.fill(gray[at] ?? 0, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4)
  const decoder = new Worker(worker, { type: 'module' })
  const taken: Taken[] = []
  for (let id = 0; id < times; id++) {
    const picture = await createImageBitmap(new ImageData(rgba, size.width, size.height))
    const before = performance.now()
    const answered = await new Promise<Answered>((resolve) => {
      decoder.onmessage = ({ data }: MessageEvent<Answered>) => resolve(data)
      decoder.postMessage({ id, picture, turn } satisfies Asked, [picture])
    })
    if ('failed' in answered) throw new Error(answered.failed)
    taken.push({ worker: answered.ms, there: performance.now() - before, readings: answered.readings.length })
  }
  decoder.terminate()
  return taken
}

export type Decoded = Map<string, { worker: number[]; there: number[] }>

/** Every picture as it is; the one with nothing in it also prepared in each of the ways. */
export const timeDecoder = async (page: Page): Promise<Decoded> => {
  const file = readdirSync(join(ROOT, 'dist/client/assets')).find((name) => /^decode\.worker-.*\.js$/.test(name))
  const decoded: Decoded = new Map()
  for (const [name, picture] of Object.entries(PICTURES)) {
    const pixels = Buffer.from(noisy(picture)).toString('base64')
    const all: Taken[] = []
    for (const turn of name === 'nothing' ? TURNS : [0]) {
      const times = WARM_UP + Math.ceil(TIMES / (name === 'nothing' ? TURNS.length : 1))
      const taken = await page.evaluate(inWorker, { worker: `/assets/${file}`, pixels, size: SIZE, turn, times })
      all.push(...taken.slice(WARM_UP))
    }
    const wrong = all.filter(({ readings }) => readings !== (name === 'nothing' ? 0 : 1))
    if (wrong.length > 0) throw new Error(`${name}: ${wrong.length} of ${all.length} pictures were misread`)
    decoded.set(name, { worker: all.map(({ worker }) => worker), there: all.map(({ there }) => there) })
  }
  return decoded
}

/** The reference: the library as it comes, all formats and no worker, on the EAN-13 in this process. */
export const timeLibrary = async (): Promise<number[]> => {
  const wasm = readFileSync(join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer }, fireImmediately: true })
  const gray = noisy(PICTURES['EAN-13'] ?? blankPicture(SIZE.width, SIZE.height))
  const data = Uint8ClampedArray.from({ length: gray.length * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (gray[at >> 2] ?? 0),
  )
  const samples: number[] = []
  for (let at = 0; at < WARM_UP + TIMES; at++) {
    const before = performance.now()
    await readBarcodes({ data, ...SIZE, colorSpace: 'srgb' } as ImageData)
    samples.push(performance.now() - before)
  }
  return samples.slice(WARM_UP)
}
