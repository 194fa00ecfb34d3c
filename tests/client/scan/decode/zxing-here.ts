/** The app's own reader of barcodes, outside of a browser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startZxing } from '../../../../client/scan/decode/zxing.ts'
import { ROOT } from '../../../../sync-server/server.ts'

/** What a canvas gives. */
class Pixels implements ImageData {
  readonly colorSpace = 'srgb'
  readonly pixelFormat = 'rgba-unorm8'
  readonly data: ImageDataArray
  readonly width: number
  readonly height: number
  constructor(data: ImageDataArray, width: number, height = data.length / 4 / width) {
    this.data = data
    this.width = width
    this.height = height
  }
}

export const startZxingHere = async (): Promise<void> => {
  globalThis.ImageData ??= Pixels as unknown as typeof ImageData
  const wasm = readFileSync(join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'))
  await startZxing({ binary: Uint8Array.from(wasm).buffer })
}
