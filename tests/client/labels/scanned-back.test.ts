/** Every label in every symbol on every paper, as the screen, a PDF and a printer get it, read back by the app's own scanner. */
import { beforeAll, describe, expect, it } from 'vitest'
import { encode } from '../../../client/labels/encode.ts'
import { type Brush, paint } from '../../../client/labels/paint.ts'
import { pdfOf } from '../../../client/labels/pdf.ts'
import type { Reading } from '../../../client/scan/decode/reading.ts'
import { readWithZxing } from '../../../client/scan/decode/zxing.ts'
import { FNC1 } from '../../../domain/gs1/element.ts'
import { readCode } from '../../../domain/gs1/label.ts'
import { identified } from '../../../domain/gs1/symbology.ts'
import {
  type Carried,
  carriedBy,
  itemLabel,
  type LabelContent,
  lotLabel,
  orderLabel,
  palletLabel,
  placeLabel,
  SYMBOLS,
  type SymbolKind,
} from '../../../domain/labels/content.ts'
import type { Drawing } from '../../../domain/labels/drawing.ts'
import { layOut } from '../../../domain/labels/layout.ts'
import { ssccOf } from '../../../domain/labels/sscc.ts'
import { TEMPLATES, type TemplateId, templateOf } from '../../../domain/labels/templates.ts'
import { zplOf } from '../../../domain/labels/zpl.ts'
import { startZxingHere } from '../scan/decode/zxing-here.ts'

beforeAll(startZxingHere)

/** A canvas without letters: a line of text is a grey bar, so that one that ran into a symbol would spoil it. */
const canvasOf = (width: number, height: number): { brush: Brush; image: () => ImageData } => {
  const pixels = new Uint32Array(width * height).fill(0xffffffff)
  const fill = (x: number, y: number, w: number, h: number, colour: number) => {
    for (let row = Math.max(0, Math.round(y)); row < Math.min(height, Math.round(y + h)); row++) {
      pixels.fill(colour, row * width + Math.max(0, Math.round(x)), row * width + Math.min(width, Math.round(x + w)))
    }
  }
  const brush: Brush = {
    ...{ fillStyle: '', font: '', textAlign: 'left', textBaseline: 'alphabetic' },
    fillRect: (x, y, w, h) => fill(x, y, w, h, brush.fillStyle === '#fff' ? 0xffffffff : 0xff000000),
    fillText: (text, x, y) => {
      const size = Number(/(\d+)px/.exec(brush.font)?.[1])
      const wide = text.length * size * 0.5
      fill(brush.textAlign === 'center' ? x - wide / 2 : x, y - size * 0.7, wide, size * 0.7, 0xff606060)
    },
  }
  return { brush, image: () => new ImageData(new Uint8ClampedArray(pixels.buffer), width, height) }
}

const read = async (image: ImageData): Promise<Reading[]> =>
  (await readWithZxing(image, false)).sort((a, b) => a.y - b.y)

const ITEM = {
  ...{ id: '1', name: 'Hex bolt M8×40, zinc plated', sku: 'BOLT-8', tracking: 'lot' as const },
  barcodes: [{ code: '4006381333931' }],
}
const LOT = { id: '2', code: 'L-2026/07', expiresOn: '2027-03-31' }
const SSCC = ssccOf({ prefix: '9521234', extension: 3 }, 567)
const BIN = { id: '3', kind: 'bin' as const, code: 'A-01-02', name: 'A-01-02', barcode: null }
const LABELS: Record<string, LabelContent> = {
  item: itemLabel(ITEM),
  lot: lotLabel(ITEM, LOT),
  serial: lotLabel({ ...ITEM, tracking: 'serial' }, { id: '6', code: 'SN-000123', expiresOn: null }),
  bin: placeLabel(BIN, [{ name: 'North', barcode: '4012345000009' }]),
  order: orderLabel({ id: '4', number: 'SO-2026-0042', dueOn: '2026-12-01' }, 'Miller & Sons'),
  pallet: palletLabel(SSCC, { title: 'Pallet' }),
  'pallet of goods': palletLabel(SSCC, { title: 'Pallet', contents: { item: ITEM, quantity: 48, lot: LOT } }),
}

const SYMBOLOGY: Record<SymbolKind, string> = {
  'code-128': ']C0',
  'gs1-128': ']C1',
  'gs1-datamatrix': ']d2',
  qr: ']Q1',
  'digital-link': ']Q1',
}

/** As a scanner gives it: without the FNC1 that begins a GS1 message. */
const scannedText = ({ kind, data }: Carried): string => (kind.startsWith('gs1') ? data.slice(FNC1.length) : data)

const drawn = (content: LabelContent, symbols: readonly Carried[], template: TemplateId, dotsPerMm: number) => {
  const { width, height } = templateOf(template)
  const lines = content.facts.map(({ value }) => value)
  const encoded = symbols.map((carried) => ({ carried, modules: encode(carried) }))
  return layOut({ width, height }, { title: content.title, lines }, encoded, dotsPerMm)
}

const pictureOf = (drawing: Drawing): ImageData => {
  const { brush, image } = canvasOf(drawing.width, drawing.height)
  paint(brush, drawing)
  return image()
}

/** What a printer of ZPL would put into its symbols, by the rules of its manual: shifts and escapes undone. */
const saidInZpl = (zpl: string): string[] =>
  zpl.split('\n').flatMap((line) => {
    const said = /\^FD(.*)\^FS$/s.exec(line)?.[1] ?? ''
    const unescaped = said.replace(/_([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    if (line.includes('^BCN')) {
      const invoked: Record<string, string> = { '8': FNC1, '0': '>', '<': '^', '=': '~' }
      return [said.replace(/>(.)/g, (_, sign: string) => invoked[sign] ?? '')]
    }
    if (line.includes('^BXN')) {
      return [
        said.replace(/_(_|1|d\d{3})/g, (_, sign: string) =>
          sign === '_' ? '_' : sign === '1' ? FNC1 : String.fromCharCode(Number(sign.slice(1))),
        ),
      ]
    }
    return line.includes('^BQN') ? [unescaped.replace(/^MA,/, '')] : []
  })

/** At the dots of most label printers; what is too fine for one is refused, and what is not must be read. */
describe.each(Object.entries(LABELS))('the label of a %s', (name, content) => {
  it.each(SYMBOLS)('in %s', async (kind) => {
    const made = carriedBy(content, kind, 'id.gs1.org')
    if (!made.ok) {
      expect(made.error).toBe(name === 'order' ? 'no-key' : 'no-code')
      return
    }
    let fit = 0
    for (const { id } of TEMPLATES) {
      const laid = drawn(content, made.value, id, 8)
      if (!laid.ok) continue
      fit++
      const readings = await read(pictureOf(laid.value))
      expect(
        readings.map(({ text, symbology }) => ({ text, symbology })),
        id,
      ).toEqual(made.value.map((carried) => ({ text: scannedText(carried), symbology: SYMBOLOGY[kind] })))
      const zpl = zplOf(laid.value, 2)
      expect(saidInZpl(zpl), id).toEqual(made.value.map(({ data }) => data))
      expect(zpl).toContain('^PQ2')
    }
    expect(fit, 'papers that it fits').toBeGreaterThanOrEqual(kind === 'gs1-128' ? 2 : 4)
  })
})

it('says to the scanner what the label is of', () => {
  const said = (kind: SymbolKind, content: LabelContent | undefined) => {
    const made = content && carriedBy(content, kind, 'id.gs1.org')
    if (!made?.ok) throw new Error('no such label')
    return made.value.map((one) => readCode(identified(scannedText(one), SYMBOLOGY[kind]), '2026-11-24').label)
  }
  const gtin = '04006381333931'
  for (const kind of ['gs1-128', 'gs1-datamatrix', 'digital-link'] as const) {
    expect(said(kind, LABELS.item)).toEqual([{ gtin }])
    expect(said(kind, LABELS.lot)).toEqual([{ gtin, lot: LOT.code, expiresOn: LOT.expiresOn }])
    expect(said(kind, LABELS.serial)).toEqual([{ gtin, serial: 'SN-000123' }])
    expect(said(kind, LABELS.bin)).toEqual([{ gln: '4012345000009', glnExtension: BIN.code }])
    expect(said(kind, LABELS.pallet)).toEqual([{ sscc: SSCC }])
  }
  const goods = { gtin, lot: LOT.code, expiresOn: LOT.expiresOn, quantity: 48 }
  expect(said('gs1-128', LABELS['pallet of goods'])).toEqual([goods, { sscc: SSCC }])
  expect(said('gs1-datamatrix', LABELS['pallet of goods'])).toEqual([{ ...goods, sscc: SSCC }])
})

/** The areas of an uncompressed PDF, painted at eight dots a millimetre. */
const pagesOfPdf = (pdf: string, width: number, height: number): ImageData[] =>
  [...pdf.matchAll(/stream\n(.*?)endstream/gs)]
    .filter(([, stream]) => stream?.includes(' re'))
    .map(([, stream = '']) => {
      const dots = (points: string | undefined) => (Number(points) / 72) * 25.4 * 8
      const { brush, image } = canvasOf(width * 8, height * 8)
      brush.fillStyle = '#000'
      for (const [, x, y, w, h] of stream.matchAll(/([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re/g)) {
        const [top, tall] = [height * 8 - dots(y), -dots(h)]
        brush.fillRect(dots(x), top, dots(w), tall)
      }
      return image()
    })

it('a sheet as a PDF has its labels in their places, and beyond Western letters a picture', async () => {
  const made = carriedBy(itemLabel(ITEM), 'gs1-datamatrix', 'id.gs1.org')
  if (!made.ok) throw new Error(made.error)
  const laid = drawn(itemLabel({ ...ITEM, name: 'Größe Übermaß' }), made.value, 'sheet-70x37', 8)
  const arabic = drawn(itemLabel({ ...ITEM, name: 'برغي' }), made.value, 'sheet-70x37', 8)
  if (!laid.ok || !arabic.ok) throw new Error('no drawing')
  const drawings = [...Array.from({ length: 3 }, () => laid.value), arabic.value]
  const pictures: string[] = []
  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
  const pdf = pdfOf(templateOf('sheet-70x37'), drawings, 22, 'Labels', (text) => {
    pictures.push(text)
    return { data: dot, width: 1, height: 1 }
  })
  const text = Buffer.from(pdf).toString('latin1')
  expect(pictures).toEqual(['برغي'])
  expect(text).toContain('(Größe) Tj')
  expect(text).toContain('(Übermaß) Tj')
  const sheets = pagesOfPdf(text, 210, 297)
  const found = await Promise.all(sheets.map(read))
  expect(found.map((readings) => readings.length)).toEqual([2, 2])
  expect(new Set(found.flat().map(({ text: said }) => said))).toEqual(new Set(['0104006381333931']))
  // The last place of row 8 and the one beside it, then the first of the next sheet.
  expect(found[0]?.every(({ x, y }) => x > 1 / 3 && y > 7 / 8)).toBe(true)
  expect(found[1]?.every(({ x, y }) => x < 2 / 3 && y < 1 / 8)).toBe(true)
})
