/**
 * Symbols, module by module, by bwip-js. Only the three encoders that are named come along: all of its hundred would be four times
 * as much. Loaded when labels are made, and not before.
 */
import { code128, type DrawingContext, datamatrix, qrcode } from 'bwip-js/generic'
import { FNC1 } from '../../domain/gs1/element.ts'
import { code128Values } from '../../domain/labels/code-128.ts'
import type { Carried } from '../../domain/labels/content.ts'
import type { Modules } from '../../domain/labels/drawing.ts'

type Point = readonly [number, number]

/** Takes what the library draws at one pixel a module: bars as lines, matrices as outlines, holes among them. */
const modulesDrawn = (): DrawingContext<Modules> => {
  let [columns, rows] = [0, 0]
  const bars: { from: number; to: number }[] = []
  const outlines: Point[][] = []
  /** Where the middle of a row crosses the outlines it is dark from every first to every second crossing. */
  const crossings = (row: number): number[] =>
    outlines
      .flatMap((points) =>
        points.flatMap(([x, y], at) => {
          const [, next] = points[(at + 1) % points.length] ?? [x, y]
          return Math.min(y, next) < row + 0.5 && row + 0.5 < Math.max(y, next) ? [x] : []
        }),
      )
      .sort((a, b) => a - b)
  return {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width, height) => {
      ;[columns, rows] = [width, height]
    },
    line: (x, _y0, _x1, _y1, width) => {
      // The middle of an odd one is told rounded up.
      const from = x - Math.ceil(width / 2)
      bars.push({ from, to: from + width })
    },
    polygon: (points) => void outlines.push(points),
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => {
      if (bars.length > 0) {
        const dark = Array.from({ length: columns }, (_, x) => bars.some(({ from, to }) => from <= x && x < to))
        return { columns, rows: 1, dark }
      }
      const dark = Array.from({ length: rows }, (_, row) => {
        const crossed = crossings(row)
        return Array.from({ length: columns }, (__, x) => crossed.filter((at) => at <= x).length % 2 === 1)
      })
      return { columns, rows, dark: dark.flat() }
    },
  }
}

const scale = 1

export const encode = ({ kind, data }: Pick<Carried, 'kind' | 'data'>): Modules => {
  if (kind === 'code-128' || kind === 'gs1-128') {
    const text = code128Values(data)
      .map((value) => `^${String(value).padStart(3, '0')}`)
      .join('')
    return code128(
      { bcid: 'code128', text, raw: true, height: 1, scale } as Parameters<typeof code128>[0],
      modulesDrawn(),
    )
  }
  if (kind === 'gs1-datamatrix') {
    const text = data.replaceAll('^', '^^').replaceAll(FNC1, '^FNC1')
    return datamatrix({ bcid: 'datamatrix', text, parsefnc: true, scale }, modulesDrawn())
  }
  return qrcode({ bcid: 'qrcode', text: data, eclevel: 'M', scale } as Parameters<typeof qrcode>[0], modulesDrawn())
}
