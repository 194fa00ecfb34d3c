/** Who reads a picture: a detector of the browser's own is stood in for, since no browser on this system has one. */
import { beforeAll, expect, it } from 'vitest'
import { barcodePicture, blankPicture, type GrayPicture } from '../../../../bench/barcode-picture.ts'
import { decode } from '../../../../client/scan/decode/decode.ts'
import { type DetectorClass, openNative } from '../../../../client/scan/decode/native.ts'
import { TURNS } from '../../../../client/scan/decode/prepare.ts'
import { readWithZxing } from '../../../../client/scan/decode/zxing.ts'
import { startZxingHere } from './zxing-here.ts'

const SIZE = { width: 640, height: 480 }

beforeAll(startZxingHere)

const imageOf = ({ pixels, width, height }: GrayPicture): ImageData => {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [at, gray] of pixels.entries()) data.fill(gray, at * 4, at * 4 + 3)
  return new ImageData(data, width, height)
}

const ALL = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf', 'qr_code', 'data_matrix', 'aztec']

type Found = { rawValue: string; format: string }

const nativeThat = (found: readonly Found[], formats = ALL) => {
  const boundingBox = { x: 200, y: 190, width: 240, height: 100 }
  class Native {
    static getSupportedFormats = async () => formats
    detect = async () => found.map((one) => ({ ...one, boundingBox }))
  }
  return openNative(Native as unknown as DetectorClass)
}

/** The picture as a browser hands it over: here its size is all that is asked of it. */
const read = async (picture: GrayPicture, native: Awaited<ReturnType<typeof openNative>>, turn = 0) => {
  const pixelsOf = () => imageOf(picture)
  const readings = await decode({ native, zxing: readWithZxing, pixelsOf }, { ...SIZE, close: () => undefined }, turn)
  return readings.map(({ text, symbology }) => ({ text, symbology }))
}

const GS1 = '(01)09521234543213(10)AB-12(17)261231(30)5'
const WITH_FNC1 = '010952123454321310AB-12\u001d17261231305'

it.each([
  ['ean13', '4006381333931', '4006381333931', ']E0'],
  ['upca', '012345678905', '012345678905', ']E0'],
  ['upce', '01234565', '012345000065', ']E0'],
  ['ean8', '12345670', '12345670', ']E4'],
  ['code128', 'ABC-123', 'ABC-123', ']C0'],
  ['code39', 'A-01-2', 'A-01-2', ']A0'],
  ['interleaved2of5', '12345678901231', '12345678901231', ']I1'],
  ['qrcode', 'https://id.gs1.org/01/09521234543213', 'https://id.gs1.org/01/09521234543213', ']Q1'],
  ['datamatrix', 'HELLO', 'HELLO', ']d1'],
  ['gs1-128', GS1, WITH_FNC1, ']C1'],
  ['gs1datamatrix', GS1, WITH_FNC1, ']d2'],
  ['gs1qrcode', GS1, WITH_FNC1, ']Q3'],
  ['databaromni', '(01)09521234543213', '0109521234543213', ']e0'],
  ['databarlimited', '(01)09521234543213', '0109521234543213', ']e0'],
  ['databarexpanded', '(01)09521234543213(10)AB-12(17)261231', '010952123454321310AB-12\u001d17261231', ']e0'],
])('reads %s, its separators and its identifier', async (kind, text, expected, symbology) => {
  expect(await read(barcodePicture(kind, text, { ...SIZE, share: 0.9 }), undefined)).toEqual([
    { text: expected, symbology },
  ])
})

it('reads the same of a picture that was prepared in each of the ways', async () => {
  const picture = barcodePicture('ean13', '4006381333931', SIZE)
  for (const turn of TURNS) {
    expect(await read(picture, undefined, turn)).toEqual([{ text: '4006381333931', symbology: ']E0' }])
  }
})

it('reads nothing where nothing is', async () => {
  for (const turn of TURNS) expect(await read(blankPicture(SIZE.width, SIZE.height), undefined, turn)).toEqual([])
})

it('believes the browser’s own detector of what it knows', async () => {
  const native = await nativeThat([{ rawValue: '4006381333931', format: 'ean_13' }])
  // The picture is blank: zxing, had it been asked, would have read nothing.
  expect(await read(blankPicture(SIZE.width, SIZE.height), native)).toEqual([
    { text: '4006381333931', symbology: ']E0' },
  ])
})

it('looks with zxing where the detector saw nothing: it does not know DataBar', async () => {
  const picture = barcodePicture('databaromni', '(01)09521234543213', { ...SIZE, share: 0.9 })
  expect(await read(picture, await nativeThat([]))).toEqual([{ text: '0109521234543213', symbology: ']e0' }])
})

it('has zxing tell whether a symbol is GS1, which detectors tell in ways of their own', async () => {
  const native = await nativeThat([{ rawValue: `\u001d${WITH_FNC1}`, format: 'data_matrix' }])
  expect(await read(barcodePicture('gs1datamatrix', GS1, SIZE), native)).toEqual([
    { text: WITH_FNC1, symbology: ']d2' },
  ])
})

it('keeps what the detector read where zxing cannot', async () => {
  const blank = blankPicture(SIZE.width, SIZE.height)
  const plain = await nativeThat([{ rawValue: 'A-01', format: 'qr_code' }])
  expect(await read(blank, plain)).toEqual([{ text: 'A-01', symbology: undefined }])
  const gs1 = await nativeThat([{ rawValue: `\u001d${WITH_FNC1}`, format: 'code_128' }])
  expect(await read(blank, gs1)).toEqual([{ text: WITH_FNC1, symbology: ']C1' }])
})

it('does without a detector that lacks one of the formats', async () => {
  expect(await nativeThat([], ALL.slice(1))).toBeUndefined()
  expect(await openNative(undefined)).toBeUndefined()
})
