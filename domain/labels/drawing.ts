/** A label as it will be, in dots of the paper it goes on: drawn alike on the screen, in a PDF, as a picture and by a label printer. */
import type { Carried } from './content.ts'

export type TextBox = {
  readonly text: string
  /** The upper left corner of its line, or the middle of its upper edge where it is centred. */
  readonly x: number
  readonly y: number
  /** Height of the line, in dots; the letters stand on four fifths of it. */
  readonly size: number
  readonly bold: boolean
  readonly centred: boolean
}

export type SymbolBox = {
  readonly carried: Carried
  readonly x: number
  readonly y: number
  /** Dots of the narrowest bar, or of a side of a module. */
  readonly module: number
  /** Of the bars; a matrix is as high as its modules. */
  readonly height: number
  readonly modules: Modules
}

/** Row by row, a dark module true; a linear symbol is one row that is drawn tall. */
export type Modules = { readonly columns: number; readonly rows: number; readonly dark: readonly boolean[] }

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly dotsPerMm: number
  readonly texts: readonly TextBox[]
  readonly symbols: readonly SymbolBox[]
}

export const isLinear = ({ kind }: Carried): boolean => kind === 'code-128' || kind === 'gs1-128'

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The dark parts of a symbol; modules side by side are one. */
export const darkOf = ({ x, y, module, height, modules: { columns, rows, dark } }: SymbolBox): Rect[] => {
  const rects: Rect[] = []
  const rowHeight = rows === 1 ? height : module
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!dark[row * columns + column]) continue
      let until = column + 1
      while (until < columns && dark[row * columns + until]) until++
      rects.push({ x: x + column * module, y: y + row * module, width: (until - column) * module, height: rowHeight })
      column = until
    }
  }
  return rects
}
