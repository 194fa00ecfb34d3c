import { prepareZXingModule, type ReadInputBarcodeFormat, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { Reading } from './reading.ts'

/** What goods and shelves carry; any other would only cost time and misread. */
const LINEAR = [
  ...['EAN13', 'EAN8', 'UPCA', 'UPCE', 'Code128', 'Code39', 'ITF'],
  ...['DataBarOmni', 'DataBarStk', 'DataBarStkOmni', 'DataBarLtd', 'DataBarExp', 'DataBarExpStk'],
] as ReadInputBarcodeFormat[]
const MATRIX: ReadInputBarcodeFormat[] = ['QRCode', 'DataMatrix']

/** A label has a few side by side; whichever is nearest to the middle is meant. */
const MOST_SYMBOLS = 8

/** From where the wasm comes: our own file, never the library's default of a public host. */
export const startZxing = (from: { url: string } | { binary: ArrayBuffer }): Promise<unknown> =>
  prepareZXingModule({
    overrides: 'url' in from ? { locateFile: () => from.url } : { wasmBinary: from.binary },
    fireImmediately: true,
  })

/** `prepared`: the picture is no longer as the camera gave it, which has never helped a matrix code, nor a white one on black. */
export const readWithZxing = async (image: ImageData, prepared: boolean): Promise<Reading[]> => {
  const results = await readBarcodes(image, {
    formats: prepared ? LINEAR : [...LINEAR, ...MATRIX],
    // As in the symbol: FNC1 as U+001D, no brackets around application identifiers.
    textMode: 'Plain',
    maxNumberOfSymbols: MOST_SYMBOLS,
    tryHarder: true,
    tryRotate: true,
    tryInvert: !prepared,
    tryDownscale: true,
  })
  return results.filter(({ text }) => text !== '').map((result) => readingOf(result, image))
}

const readingOf = ({ text, symbologyIdentifier, position }: ReadResult, { width, height }: ImageData): Reading => {
  const { topLeft, topRight, bottomLeft, bottomRight } = position
  return {
    text: symbologyIdentifier === ']E0' ? withoutLeadingZero(text) : text,
    ...(symbologyIdentifier ? { symbology: symbologyIdentifier } : {}),
    x: (topLeft.x + topRight.x + bottomLeft.x + bottomRight.x) / 4 / width,
    y: (topLeft.y + topRight.y + bottomLeft.y + bottomRight.y) / 4 / height,
  }
}

/** A UPC-A is an EAN-13 that begins with 0, which nobody prints or files: its number has 12 digits. */
const withoutLeadingZero = (text: string): string => (/^0\d{12}$/.test(text) ? text.slice(1) : text)
