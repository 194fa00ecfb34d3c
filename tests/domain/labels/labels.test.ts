import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDigitalLink } from '../../../domain/gs1/digital-link.ts'
import { digitalLinkOf } from '../../../domain/gs1/digital-link-uri.ts'
import { FNC1 } from '../../../domain/gs1/element.ts'
import { code128Steps, code128Values } from '../../../domain/labels/code-128.ts'
import { carriedBy, itemLabel, lotLabel, orderLabel, palletLabel, placeLabel } from '../../../domain/labels/content.ts'
import { layOut } from '../../../domain/labels/layout.ts'
import { ssccOf } from '../../../domain/labels/sscc.ts'
import { pagesOf, perPage, TEMPLATES, templateOf } from '../../../domain/labels/templates.ts'
import { shortened, textWidth, wrapped } from '../../../domain/labels/text-width.ts'
import { zplOf } from '../../../domain/labels/zpl.ts'

const ITEM = {
  ...{ id: '1', name: 'Bolt', sku: 'BOLT-8', tracking: 'lot' as const },
  barcodes: [{ code: 'INTERNAL-7' }, { code: '4006381333931' }],
}
const LOT = { id: '2', code: 'A-7', expiresOn: '2027-03-31' }
const dataOf = (made: ReturnType<typeof carriedBy>) => (made.ok ? made.value.map(({ data }) => data) : made.error)

it('says of an item its barcode, in GS1 symbols its GTIN, whichever of its codes that is', () => {
  expect(dataOf(carriedBy(itemLabel(ITEM), 'code-128', 'x.org'))).toEqual(['INTERNAL-7'])
  expect(dataOf(carriedBy(itemLabel(ITEM), 'gs1-128', 'x.org'))).toEqual([`${FNC1}0104006381333931`])
  expect(dataOf(carriedBy(itemLabel(ITEM, 'BOLT-8'), 'gs1-128', 'x.org'))).toBe('no-key')
})

it('says of a lot its item, its last good day and its code; of a code that GS1 has no sign for there is no GS1 label', () => {
  expect(dataOf(carriedBy(lotLabel(ITEM, LOT), 'gs1-datamatrix', 'x.org'))).toEqual([
    `${FNC1}01040063813339311727033110A-7`,
  ])
  expect(dataOf(carriedBy(lotLabel(ITEM, LOT), 'digital-link', 'x.org/id'))).toEqual([
    'https://x.org/id/01/04006381333931/10/A-7?17=270331',
  ])
  expect(dataOf(carriedBy(lotLabel(ITEM, { ...LOT, code: 'Größe 3' }), 'gs1-128', 'x.org'))).toBe('no-key')
  expect(dataOf(carriedBy(lotLabel(ITEM, { ...LOT, code: 'Größe 3' }), 'code-128', 'x.org'))).toBe('not-in-code-128')
  expect(dataOf(carriedBy(lotLabel(ITEM, { ...LOT, code: 'Größe 3' }), 'qr', 'x.org'))).toEqual(['Größe 3'])
})

it('says of a place its own GLN, else that of the place above it with its code', () => {
  const bin = { id: '3', kind: 'bin' as const, code: 'A-01-2', name: 'A-01-2', barcode: null }
  const site = { name: 'North', barcode: '4012345000009' }
  expect(dataOf(carriedBy(placeLabel(bin, [site]), 'gs1-128', 'x.org'))).toEqual([`${FNC1}4144012345000009254A-01-2`])
  expect(dataOf(carriedBy(placeLabel({ ...bin, barcode: '4012345000009' }, []), 'gs1-128', 'x.org'))).toEqual([
    `${FNC1}4144012345000009`,
  ])
  expect(dataOf(carriedBy(placeLabel(bin, []), 'gs1-128', 'x.org'))).toBe('no-key')
  expect(dataOf(carriedBy(orderLabel({ id: '4', number: 'SO-7', dueOn: null }, 'Ann & Co.'), 'qr', 'x.org'))).toEqual([
    'SO-7',
  ])
})

it('says of a pallet what it holds above its number, and both in one matrix', () => {
  const sscc = ssccOf({ prefix: '9521234', extension: 3 }, 567)
  const full = palletLabel(sscc, { title: 'Pallet', contents: { item: ITEM, quantity: 48, lot: LOT } })
  const inside = `0204006381333931172703313748${FNC1}10A-7`
  expect(dataOf(carriedBy(full, 'gs1-128', 'x.org'))).toEqual([`${FNC1}${inside}`, `${FNC1}00${sscc}`])
  expect(dataOf(carriedBy(full, 'digital-link', 'x.org'))).toEqual([`https://x.org/00/${sscc}`])
  expect(dataOf(carriedBy(palletLabel(sscc, { title: 'Pallet' }), 'gs1-128', 'x.org'))).toEqual([`${FNC1}00${sscc}`])
  expect(dataOf(carriedBy(full, 'code-128', 'x.org'))).toBe('no-code')
})

it('a Digital Link reads back as what it was written from', () => {
  const value = fc.stringMatching(/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/)
  fc.assert(
    fc.property(value, fc.boolean(), (lot, serial) => {
      const elements = [
        { ai: '01', value: '04006381333931' },
        { ai: '10', value: lot },
        ...(serial ? [{ ai: '21', value: lot }] : []),
        { ai: '17', value: '270331' },
      ]
      const link = digitalLinkOf(elements, 'id.gs1.org')
      const read = link.ok ? readDigitalLink(link.value, { legacy: false }) : link
      expect(read).toEqual({ ok: true, value: elements })
    }),
  )
})

it('Code 128 says every character once, in the set that is on', () => {
  const text = fc.string({
    unit: fc.constantFrom(...`0123456789012345678901234567890123456789ABCxyz -_^~>${FNC1}`),
    minLength: 1,
  })
  fc.assert(
    fc.property(text, (said) => {
      let set = ''
      let back = ''
      for (const step of code128Steps(said)) {
        if (step.kind === 'start' || step.kind === 'shift') set = step.set
        if (step.kind === 'fnc1') back += FNC1
        if (step.kind === 'data') {
          expect(step.text.length).toBe(set === 'C' ? 2 : 1)
          back += step.text
        }
      }
      expect(back).toBe(said)
      for (const value of code128Values(said)) expect(value).toBeLessThan(106)
    }),
  )
})

it('every label has its place on a sheet, none twice, and the used ones stay empty', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEMPLATES), fc.nat(60), fc.nat(30), (template, count, used) => {
      const labels = Array.from({ length: count }, (_, at) => at)
      const pages = pagesOf(templateOf(template.id), labels, used)
      expect(pages.flat().map(({ what }) => what)).toEqual(labels)
      const places = pages.flatMap((page, at) => page.map(({ x, y }) => `${at} ${x} ${y}`))
      expect(new Set(places).size).toBe(count)
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(perPage(template))
      if (!('sheet' in template)) return
      for (const { x, y } of pages.flat()) {
        expect(x + template.width).toBeLessThanOrEqual(210)
        expect(y + template.height).toBeLessThanOrEqual(297)
      }
      const left = perPage(template) - Math.min(used, perPage(template) - 1)
      expect(pages[0]?.length ?? 0).toBe(Math.min(count, left))
    }),
  )
})

it('a text that is shortened or wrapped fits, and says nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 20, max: 400 }), (text, width) => {
      const short = shortened(text, 10, width)
      expect(textWidth(short, 10)).toBeLessThanOrEqual(width)
      expect(short === text || short.endsWith('…')).toBe(true)
      const lines = wrapped(text, 10, width, 3)
      for (const line of lines ?? []) expect(textWidth(line, 10)).toBeLessThanOrEqual(width)
      if (lines) expect(lines.join(' ')).toBe(text.replace(/\s+/g, ' ').trim())
    }),
  )
})

it('no name and no code is a command of the printer', () => {
  const said = fc.string({ unit: fc.constantFrom(...'^~_\\>XAFDSPQ19 ü\n'), minLength: 1, maxLength: 30 })
  const box = { x: 0, y: 0, size: 20, centred: false }
  fc.assert(
    fc.property(said, said, (text, code) => {
      const data = code.replace(/[^ -~]/g, 'x')
      const symbols = (['code-128', 'gs1-datamatrix', 'qr'] as const).map((kind) => ({
        ...{ carried: { kind, data }, x: 0, y: 0, module: 2, height: 40 },
      }))
      const zpl = zplOf({ width: 400, height: 200, texts: [{ ...box, text }], symbols }, 1)
      const bare = zplOf(
        {
          width: 400,
          height: 200,
          texts: [{ ...box, text: 'x' }],
          symbols: symbols.map((one) => ({ ...one, carried: { ...one.carried, data: 'x' } })),
        },
        1,
      )
      const commands = (all: string) => [...all.matchAll(/[\^~]../g)].map(([command]) => command)
      expect(commands(zpl)).toEqual(commands(bare))
    }),
  )
})

type Command = { name: string; params: string; data?: string }

/**
 * A printer's own reading of ZPL: a command is a caret and two signs, its parameters reach to the next one; what follows ^FD is data up to
 * ^FS, in which ^FH makes `_20` a byte. What it does not know is an error here, where a printer would skip it.
 */
const parsed = (zpl: string): Command[][] => {
  const known = /^\^(XA|XZ|CI|PW|LL|LH|FO|A0|BY|BC|BX|BQ|FH|FD|FS|PQ)/
  const labels: Command[][] = []
  let [rest, escapes, open] = [zpl, false, false]
  while (rest.trim() !== '') {
    rest = rest.trimStart()
    const name = known.exec(rest)?.[1]
    if (!name) throw new Error(`no command: ${rest.slice(0, 20)}`)
    rest = rest.slice(3)
    const params = /^[^^]*/.exec(rest)?.[0] ?? ''
    rest = rest.slice(params.length)
    if (name === 'XA') {
      if (open) throw new Error('a label in a label')
      labels.push([])
    }
    open = name === 'XA' || (open && name !== 'XZ')
    if (name === 'FH') escapes = true
    if (name === 'FD' && !rest.startsWith('^FS')) throw new Error('a field that does not end')
    const bytes = () => params.replace(/_([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    labels.at(-1)?.push({ name, params: params.trim(), ...(name === 'FD' ? { data: escapes ? bytes() : params } : {}) })
    if (name === 'FS') escapes = false
  }
  if (open) throw new Error('a label that does not end')
  return labels
}

it('what goes to a printer is well-formed ZPL, and says back each text, place and amount', () => {
  const text = fc.string({ unit: fc.constantFrom(...'^~_\\>XAFDSPQ19 ü€م'), minLength: 1, maxLength: 30 })
  const label = fc.record({
    width: fc.integer({ min: 200, max: 900 }),
    height: fc.integer({ min: 100, max: 1_800 }),
    texts: fc.array(
      fc.record({ text, x: fc.nat(150), y: fc.nat(90), size: fc.integer({ min: 10, max: 60 }), centred: fc.boolean() }),
    ),
    symbols: fc.array(
      fc.record({
        carried: fc.record({
          kind: fc.constantFrom('code-128' as const, 'gs1-128' as const, 'gs1-datamatrix' as const, 'qr' as const),
          data: fc.string({ unit: fc.constantFrom(...'0123456789AbZ-/^~_>'), minLength: 1, maxLength: 20 }),
        }),
        ...{
          x: fc.nat(150),
          y: fc.nat(90),
          module: fc.integer({ min: 1, max: 10 }),
          height: fc.integer({ min: 10, max: 80 }),
        },
      }),
    ),
  })
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 500 }), (job, copies) => {
      const labels = parsed(job.map((one) => zplOf(one, copies)).join('\n'))
      expect(labels).toHaveLength(job.length)
      for (const [at, { width, height, texts, symbols }] of job.entries()) {
        const own = labels[at] ?? []
        const said = (name: string) => own.filter((one) => one.name === name)
        const params = (name: string) => said(name).map((one) => one.params)
        expect([own[0]?.name, own.at(-1)?.name, params('PQ')]).toEqual(['XA', 'XZ', [String(copies)]])
        expect([params('CI'), params('PW'), params('LL')]).toEqual([['28'], [String(width)], [String(height)]])
        const fields = symbols.length + texts.length
        expect([said('FO').length, said('FD').length, said('FS').length]).toEqual([fields, fields, fields])
        for (const place of params('FO')) expect(place).toMatch(/^\d+,\d+$/)
        expect(
          said('FD')
            .slice(symbols.length)
            .map(({ data }) => data),
        ).toEqual(texts.map((one) => one.text))
        const drawn = own.filter(({ name }) => ['BC', 'BX', 'BQ'].includes(name)).map(({ name }) => name)
        const names = { 'code-128': 'BC', 'gs1-128': 'BC', 'gs1-datamatrix': 'BX', qr: 'BQ' }
        expect(drawn).toEqual(symbols.map(({ carried }) => names[carried.kind]))
      }
    }),
  )
})

it('a label says its whole title or shows that it is cut, and nothing runs over its edge or into its bars', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abmWil01ü-'), minLength: 1, maxLength: 14 })
  const titles = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
  const dark = (columns: number, rows: number) => ({ columns, rows, dark: Array<boolean>(columns * rows).fill(true) })
  const symbols = fc.constantFrom(
    { carried: { kind: 'code-128' as const, data: 'A', below: ['A-01'] }, modules: dark(90, 1) },
    { carried: { kind: 'qr' as const, data: 'A', below: ['A-01'] }, modules: dark(25, 25) },
    { carried: { kind: 'gs1-datamatrix' as const, data: 'A', below: ['(01)4', '(10)5'] }, modules: dark(20, 20) },
  )
  const lines = fc.array(word, { maxLength: 4 })
  fc.assert(
    fc.property(fc.constantFrom(...TEMPLATES), titles, lines, symbols, (template, title, under, symbol) => {
      const laid = layOut(template, { title, lines: under }, [symbol], 12)
      if (!laid.ok) throw new Error('these fit every paper')
      const { width, height, texts, symbols: drawn } = laid.value
      const said = texts.filter(({ bold }) => bold).map(({ text }) => text)
      expect(said.join(' ') === title || said.join(' ').endsWith('…')).toBe(true)
      for (const { text, x, y, size, centred } of texts) {
        const wide = textWidth(text, size)
        const left = centred ? x - wide / 2 : x
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left + wide).toBeLessThanOrEqual(width + 2)
        expect(y + size).toBeLessThanOrEqual(height + 2)
        for (const box of drawn) {
          const right = box.x + box.modules.columns * box.module
          const beside = left >= right || left + wide <= box.x
          expect(beside || y + size <= box.y + 2 || y + 2 >= box.y + box.height).toBe(true)
        }
      }
    }),
  )
})
