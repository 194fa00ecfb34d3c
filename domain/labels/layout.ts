/** Where everything goes on a label. A symbol gets the room it needs to be read; words take what is left, and shrink before they are cut. */
import { err, ok, type Result } from '../result.ts'
import type { Carried } from './content.ts'
import { type Drawing, isLinear, type Modules, type SymbolBox, type TextBox } from './drawing.ts'
import { shortened, textWidth, wrapped } from './text-width.ts'

export type Words = { readonly title: string; readonly lines: readonly string[] }
export type Encoded = { readonly carried: Carried; readonly modules: Modules }
type Size = { readonly width: number; readonly height: number }
type Area = Size & { readonly x: number; readonly y: number }

/** Narrower bars are not read off every printer (millimetres; 7.5 thousandths of an inch), wider ones bring nothing. */
const BAR = { least: 0.19, most: 0.7 }
const CELL = { least: 0.25, most: 1.5 }
/** White on either side of a linear symbol, and around a matrix, in modules (ISO/IEC 15417, 18004, 16022). */
const QUIET = { linear: 10, qr: 4, datamatrix: 2 }
const LEAST_BARS = 5
/** GenSpecs ask 31.75 mm of bars on a pallet; more brings nothing. */
const MOST_BARS = 32
const LEAST_TEXT = 1.9
/** From one line to the next, in sizes. */
const LINE = 1.2

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

const quietOf = ({ kind }: Carried): number => (kind === 'gs1-datamatrix' ? QUIET.datamatrix : QUIET.qr)

/** Whole dots a module, as wide as the room allows; undefined where a scanner could not tell them apart. */
const moduleIn = (mm: number, modules: number, dotsPerMm: number, limits: typeof BAR): number | undefined => {
  const most = Math.max(1, Math.floor(limits.most * dotsPerMm))
  const dots = Math.min(most, Math.floor((mm * dotsPerMm) / modules))
  return dots / dotsPerMm < limits.least ? undefined : dots
}

/** Lines of one paragraph in the largest size that fits in width and height; cut at the smallest. Millimetres. */
const fitted = (
  text: string,
  { width, height }: Size,
  most: number,
  least: number,
): { size: number; lines: string[] } => {
  for (let size = most; size > least; size *= 0.93) {
    const lines = wrapped(text, size, width, Math.floor(height / (size * LINE)))
    if (lines) return { size, lines }
  }
  const lines = wrapped(text, least, width, Math.max(1, Math.floor(height / (least * LINE))))
  return { size: least, lines: lines ?? [shortened(text, least, width)] }
}

type Line = { text: string; size: number; bold: boolean }

/** The words from the top of an area down, title first; what finds no room is left out, last line first. */
const linesIn = ({ title, lines }: Words, { width, height }: Size): Line[] => {
  const least = LEAST_TEXT * 1.15
  // Something is left for the lines below, where there are any.
  const share = lines.length === 0 ? 1 : 0.64
  const head = fitted(
    title,
    { width, height: Math.max(least * LINE, height * share) },
    clamp(height * 0.5, least, 16),
    least,
  )
  const under = clamp(head.size * 0.62, LEAST_TEXT, 5)
  const all: Line[] = head.lines.map((text) => ({ text, size: head.size, bold: true }))
  for (const line of lines) all.push({ text: shortened(line, under, width), size: under, bold: false })
  let room = height
  return all.filter(({ size }) => {
    room -= size * LINE
    return room >= -0.05
  })
}

const boxesOf = (lines: readonly Line[], area: Area, dotsPerMm: number, centred = false): TextBox[] => {
  let y = area.y
  return lines.map(({ text, size, bold }) => {
    const box = {
      ...{ text, bold, centred },
      x: Math.round((centred ? area.x + area.width / 2 : area.x) * dotsPerMm),
      y: Math.round(y * dotsPerMm),
      size: Math.round(size * dotsPerMm),
    }
    y += size * LINE
    return box
  })
}

const below = (texts: readonly string[], width: number, most: number): Line[] =>
  texts.map((text) => {
    const size = clamp((most * width) / Math.max(1, textWidth(text, most)), LEAST_TEXT * 0.8, most)
    return { text: shortened(text, size, width), size, bold: false }
  })

type Parts = { texts: TextBox[]; symbols: SymbolBox[] }

/** Words above, bars below them over the whole width, and below each what it says. */
const linear = (size: Size, words: Words, encoded: readonly Encoded[], dotsPerMm: number): Parts | undefined => {
  const pad = clamp(Math.min(size.width, size.height) * 0.06, 1.5, 5)
  const inner: Area = { x: pad, y: pad, width: size.width - 2 * pad, height: size.height - 2 * pad }
  const share = size.height > size.width ? 0.6 : 0.56
  const textSize = clamp(size.height * 0.075, LEAST_TEXT, 4)
  const each = (inner.height * share) / encoded.length
  const bars = Math.min(MOST_BARS, each - textSize * 1.5)
  if (bars < LEAST_BARS) return undefined
  const texts: TextBox[] = []
  const symbols: SymbolBox[] = []
  const block = (bars + textSize * 1.5) * encoded.length
  let y = inner.y + inner.height - block
  texts.push(...boxesOf(linesIn(words, { width: inner.width, height: y - inner.y - 0.8 }), inner, dotsPerMm))
  for (const { carried, modules } of encoded) {
    const module = moduleIn(size.width - 1, modules.columns + 2 * QUIET.linear, dotsPerMm, BAR)
    if (module === undefined) return undefined
    const left = Math.round((size.width * dotsPerMm - modules.columns * module) / 2)
    const height = Math.round(bars * dotsPerMm)
    symbols.push({ carried, modules, module, height, x: left, y: Math.round(y * dotsPerMm) })
    const under = below([carried.below.join(' ')], inner.width, textSize)
    texts.push(...boxesOf(under, { ...inner, y: y + bars + textSize * 0.2 }, dotsPerMm, true))
    y += bars + textSize * 1.5
  }
  return { texts, symbols }
}

/** The matrix on the left and words on its right, or words above it on an upright label. */
const matrix = (size: Size, words: Words, { carried, modules }: Encoded, dotsPerMm: number): Parts | undefined => {
  const pad = clamp(Math.min(size.width, size.height) * 0.06, 1.5, 5)
  const isWide = size.width >= size.height * 1.2
  const inner: Area = { x: pad, y: pad, width: size.width - 2 * pad, height: size.height - 2 * pad }
  const side = isWide ? Math.min(inner.height, inner.width * 0.45) : Math.min(inner.width, inner.height * 0.5)
  const quiet = quietOf(carried)
  const module = moduleIn(side + 2 * Math.min(pad, 1.5), modules.columns + 2 * quiet, dotsPerMm, CELL)
  if (module === undefined) return undefined
  const drawn = (modules.columns * module) / dotsPerMm
  const margin = (quiet * module) / dotsPerMm
  const textSize = clamp(Math.min(size.height, size.width) * 0.08, LEAST_TEXT, 4)
  const x = isWide ? Math.max(margin, pad) : (size.width - drawn) / 2
  const under = (width: number) => below(carried.below, width, textSize)
  const symbolAt = (y: number): SymbolBox => ({
    ...{ carried, modules, module, height: modules.rows * module },
    ...{ x: Math.round(x * dotsPerMm), y: Math.round(y * dotsPerMm) },
  })
  if (isWide) {
    const left = x + drawn + Math.max(margin, 1.5)
    const area: Area = { x: left, y: inner.y, width: size.width - pad - left, height: inner.height }
    const codes = under(area.width)
    const taken = codes.reduce((sum, line) => sum + line.size * LINE, 0)
    const top = linesIn(words, { width: area.width, height: Math.max(3, area.height - taken - 0.5) })
    const texts = [
      ...boxesOf(top, area, dotsPerMm),
      ...boxesOf(codes, { ...area, y: area.y + area.height - taken }, dotsPerMm),
    ]
    return { texts, symbols: [symbolAt((size.height - drawn) / 2)] }
  }
  const codes = under(inner.width)
  const taken = codes.reduce((sum, line) => sum + line.size * LINE, 0)
  const top = inner.y + inner.height - taken - margin - drawn
  const area: Area = { ...inner, height: top - margin - inner.y }
  const texts = [
    ...boxesOf(linesIn(words, area), area, dotsPerMm),
    ...boxesOf(codes, { ...inner, y: inner.y + inner.height - taken }, dotsPerMm, true),
  ]
  return { texts, symbols: [symbolAt(top)] }
}

/** A label of so many millimetres, in dots; `does-not-fit` where its symbol would be too fine to be read. */
export const layOut = (
  size: Size,
  words: Words,
  encoded: readonly Encoded[],
  dotsPerMm: number,
): Result<Drawing, 'does-not-fit'> => {
  const [first] = encoded
  if (!first) throw new Error('a label has a symbol')
  const parts = isLinear(first.carried)
    ? linear(size, words, encoded, dotsPerMm)
    : matrix(size, words, first, dotsPerMm)
  if (!parts) return err('does-not-fit')
  const { width, height } = size
  return ok({ width: Math.round(width * dotsPerMm), height: Math.round(height * dotsPerMm), dotsPerMm, ...parts })
}
