import type { Reading } from './reading.ts'

/** The browser's own detector (Shape Detection API): not in TypeScript's library, and not in every browser. */
type Detected = {
  rawValue: string
  format: string
  boundingBox: { x: number; y: number; width: number; height: number }
}
type Detector = { detect: (picture: ImageBitmap) => Promise<Detected[]> }
export type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

declare global {
  var BarcodeDetector: DetectorClass | undefined
}

/** All of ours that the standard has a name for. It has none for GS1 DataBar, which therefore always is zxing's. */
const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf', 'qr_code', 'data_matrix']

/**
 * These may be GS1 symbols, with what they are identified by if so. Whether they are, and where FNC1 stood, each system's
 * detector tells in a way of its own or not at all; a separator before everything else says it for sure.
 */
const IF_GS1: Readonly<Record<string, string>> = { code_128: ']C1', qr_code: ']Q3', data_matrix: ']d2' }
const FNC1 = '\u001d'

const IDENTIFIERS: Readonly<Record<string, string>> = { ean_13: ']E0', upc_a: ']E0', upc_e: ']E0', ean_8: ']E4' }

export type Native = (picture: ImageBitmap) => Promise<{ readings: Reading[]; mayBeGs1: boolean }>

/** The browser's detector, where it has one that knows all of these formats. */
export const openNative = async (detector = globalThis.BarcodeDetector): Promise<Native | undefined> => {
  if (!detector) return undefined
  const known = await detector.getSupportedFormats()
  if (!FORMATS.every((format) => known.includes(format))) return undefined
  const opened = new detector({ formats: FORMATS })
  return async (picture) => {
    const found = await opened.detect(picture)
    return {
      readings: found.map((one) => readingOf(one, picture)),
      mayBeGs1: found.some(({ format }) => format in IF_GS1),
    }
  }
}

const readingOf = ({ rawValue, format, boundingBox }: Detected, { width, height }: ImageBitmap): Reading => {
  const isGs1 = format in IF_GS1 && rawValue.startsWith(FNC1)
  const symbology = isGs1 ? IF_GS1[format] : IDENTIFIERS[format]
  return {
    text: isGs1 ? rawValue.slice(FNC1.length) : rawValue,
    ...(symbology ? { symbology } : {}),
    x: (boundingBox.x + boundingBox.width / 2) / width,
    y: (boundingBox.y + boundingBox.height / 2) / height,
  }
}
