/** Paints a label on a canvas, black on white whatever the theme. */
import { type Drawing, darkOf } from '../../domain/labels/drawing.ts'

/** The part of a canvas' context that is used. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'font' | 'textAlign' | 'textBaseline' | 'fillRect' | 'fillText'
>

/** Its letters are as wide as the layout reckons, and where it is not installed, another sans stands in. */
export const FONT = 'Helvetica, Arial, "Liberation Sans", sans-serif'
/** Where the letters stand, from the upper edge of their line. */
export const BASELINE = 0.8

export const paint = (brush: Brush, { width, height, texts, symbols }: Drawing): void => {
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, width, height)
  brush.fillStyle = '#000'
  for (const symbol of symbols) {
    for (const rect of darkOf(symbol)) brush.fillRect(rect.x, rect.y, rect.width, rect.height)
  }
  brush.textBaseline = 'alphabetic'
  for (const { text, x, y, size, bold, centred } of texts) {
    brush.font = `${bold ? 'bold ' : ''}${size}px ${FONT}`
    brush.textAlign = centred ? 'center' : 'left'
    brush.fillText(text, x, y + size * BASELINE)
  }
}
