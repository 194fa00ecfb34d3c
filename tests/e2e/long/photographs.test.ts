/** The decoder as the app runs it, in its worker under the server's headers, on photographs of real labels. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { expect, inject, test } from 'vitest'
import { readBarcodes } from 'zxing-wasm/reader'
import { TURNS } from '../../../client/scan/decode/prepare.ts'
import type { Answered, Asked } from '../../../client/scan/decode/reading.ts'
import { startZxing } from '../../../client/scan/decode/zxing.ts'
import { ROOT } from '../../../sync-server/server.ts'
import { newContext } from '../stage.ts'

type Photograph = { file: string; symbology: string; expected_text: string }

const PHOTOGRAPHS = resolve(ROOT, '../shared/data/barcodes')
const present = existsSync(join(PHOTOGRAPHS, 'manifest.csv'))
if (!present) console.log('skipped: the photographs are not at ../shared/data/barcodes')

const manifest = (): Photograph[] =>
  Papa.parse<Photograph>(readFileSync(join(PHOTOGRAPHS, 'manifest.csv'), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data

const bytesOf = ({ file }: Photograph): Buffer => readFileSync(join(PHOTOGRAPHS, 'images', file))

/** The reference: the library by itself, told to try all it can, on the file's own pixels. */
const plainly = async (photograph: Photograph): Promise<string | undefined> => {
  const [result] = await readBarcodes(new Uint8Array(bytesOf(photograph)), {
    formats: ['EANUPC', 'Code128', 'Code39', 'ITF', 'QRCode', 'DataMatrix', 'DataBar'],
    ...{ tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true, tryDenoise: true, textMode: 'Plain' },
  })
  return result?.text
}

/** What the app's worker reads within as many pictures of it as there are ways to look; runs in a page of the app. */
const throughWorker = async ({
  worker,
  files,
  turns,
}: {
  worker: string
  files: string[]
  turns: readonly number[]
}) => {
  const decoder = new Worker(worker, { type: 'module' })
  const ask = (asked: Asked) =>
    new Promise<Answered>((resolve) => {
      decoder.onmessage = ({ data }: MessageEvent<Answered>) => resolve(data)
      decoder.postMessage(asked, [asked.picture])
    })
  const texts: (string | undefined)[] = []
  for (const file of files) {
    const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0))
    let text: string | undefined
    for (const turn of turns) {
      if (text !== undefined) break
      const answered = await ask({ id: turn, picture: await createImageBitmap(new Blob([bytes])), turn })
      if ('failed' in answered) throw new Error(answered.failed)
      text = answered.readings[0]?.text
    }
    texts.push(text)
  }
  return texts
}

/** The number alone: without brackets, separators, the (01) before a GTIN and the zeros that fill one up. */
const bare = (text: string, symbology: string): string => {
  const plain = text.replace(/[()]/g, '').replaceAll('\u001d', '')
  if (symbology === 'GS1 DataBar') return plain.replace(/^01(?=\d{14}$)/, '')
  return /^(UPC|EAN)/.test(symbology) ? plain.replace(/^0+/, '') : plain
}

/** A UPC-E is read as the UPC-A that it abbreviates (GS1 General Specifications, 5.2.2.4.2): this one's, written out. */
const WRITTEN_OUT: Readonly<Record<string, string>> = { '01264904': '012000006494' }

test.skipIf(!present)('reads at least as many photographs as plain zxing, and nothing where nothing is', async () => {
  const photographs = manifest()
  await startZxing({
    binary: Uint8Array.from(readFileSync(join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'))).buffer,
  })
  const plain = await Promise.all(photographs.map(plainly))

  const context = await newContext()
  const page = await context.newPage()
  await page.goto(inject('server').url)
  const worker = readdirSync(join(ROOT, 'dist/client/assets')).find((name) => /^decode\.worker-.*\.js$/.test(name))
  const files = photographs.map((photograph) => bytesOf(photograph).toString('base64'))
  const read = await page.evaluate(throughWorker, { worker: `/assets/${worker}`, files, turns: TURNS })

  const withCode = photographs.flatMap((photograph, at) => (photograph.symbology === 'none' ? [] : [at]))
  const wrong = photographs.flatMap(({ file, symbology, expected_text }, at) => {
    const text = read[at]
    const expected = WRITTEN_OUT[expected_text] ?? expected_text
    return text === undefined || bare(text, symbology) === bare(expected, symbology) ? [] : [{ file, text, expected }]
  })
  expect(wrong).toEqual([])
  const count = (texts: readonly (string | undefined)[]) => withCode.filter((at) => texts[at] !== undefined).length
  console.log(`of ${withCode.length} photographs: ${count(read)} read, ${count(plain)} by plain zxing`)
  expect(count(read)).toBeGreaterThanOrEqual(count(plain))
  expect(withCode.filter((at) => plain[at] !== undefined && read[at] === undefined)).toEqual([])
  expect(photographs.flatMap(({ symbology, file }, at) => (symbology === 'none' && read[at] ? [file] : []))).toEqual([])
})
