/**
 * Labels as a PDF: bars as areas, letters as Helvetica, which every reader and printer has. What that cannot write (anything
 * beyond the letters of Western Europe) is drawn by the browser, whose fonts can, and put in as a picture.
 */
import { jsPDF } from 'jspdf'
import { type Drawing, darkOf, type TextBox } from '../../domain/labels/drawing.ts'
import { A4, pagesOf, type Template } from '../../domain/labels/templates.ts'
import { textWidth } from '../../domain/labels/text-width.ts'
import { BASELINE, FONT } from './paint.ts'

/** Characters of WinAnsi that are not Latin-1: the euro, dashes, quotation marks, the ellipsis and some capitals. */
const WIN_ANSI = /^[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/
const MM_PER_POINT = 25.4 / 72

/** A line as the browser draws it; given so that the rest can be tried without one. */
export type TextPicture = (text: string, size: number, bold: boolean) => { data: string; width: number; height: number }

/** The dots of a picture for each of the line's height. */
const PICTURE_SIZE = 64

export const browserTextPicture: TextPicture = (text, _size, bold) => {
  const canvas = document.createElement('canvas')
  const font = `${bold ? 'bold ' : ''}${PICTURE_SIZE}px ${FONT}`
  const measure = canvas.getContext('2d')
  if (!measure) throw new Error('this browser draws no pictures')
  measure.font = font
  canvas.width = Math.max(1, Math.ceil(measure.measureText(text).width))
  canvas.height = Math.ceil(PICTURE_SIZE * 1.2)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no pictures')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  context.font = font
  context.fillText(text, 0, PICTURE_SIZE * BASELINE)
  return { data: canvas.toDataURL('image/png'), width: canvas.width, height: canvas.height }
}

type At = { x: number; y: number; dotsPerMm: number }

const writeText = (pdf: jsPDF, box: TextBox, at: At, picture: TextPicture): void => {
  const [x, y, size] = [at.x + box.x / at.dotsPerMm, at.y + box.y / at.dotsPerMm, box.size / at.dotsPerMm]
  if (WIN_ANSI.test(box.text)) {
    pdf.setFont('helvetica', box.bold ? 'bold' : 'normal')
    pdf.setFontSize(size / MM_PER_POINT)
    pdf.text(box.text, x, y + size * BASELINE, { align: box.centred ? 'center' : 'left', baseline: 'alphabetic' })
    return
  }
  const drawn = picture(box.text, size, box.bold)
  const width = Math.min((drawn.width / drawn.height) * size * 1.2, textWidth(box.text, size) * 1.2)
  pdf.addImage(drawn.data, 'PNG', box.centred ? x - width / 2 : x, y, width, size * 1.2)
}

const writeLabel = (pdf: jsPDF, drawing: Drawing, x: number, y: number, picture: TextPicture): void => {
  const { dotsPerMm, texts, symbols } = drawing
  pdf.setFillColor('#000')
  for (const symbol of symbols) {
    for (const rect of darkOf(symbol)) {
      const [left, top] = [x + rect.x / dotsPerMm, y + rect.y / dotsPerMm]
      pdf.rect(left, top, rect.width / dotsPerMm, rect.height / dotsPerMm, 'F')
    }
  }
  for (const text of texts) writeText(pdf, text, { x, y, dotsPerMm }, picture)
}

export const pdfOf = (
  template: Template,
  drawings: readonly Drawing[],
  used: number,
  title: string,
  picture: TextPicture = browserTextPicture,
): ArrayBuffer => {
  const { width, height } = template.sheet ? A4 : template
  const format = [width, height]
  const orientation = width > height ? 'landscape' : 'portrait'
  const pdf = new jsPDF({ unit: 'mm', format, orientation, compress: false, precision: 4, putOnlyUsedFonts: true })
  pdf.setProperties({ title })
  for (const [page, labels] of pagesOf(template, drawings, used).entries()) {
    if (page > 0) pdf.addPage(format, orientation)
    for (const { what, x, y } of labels) writeLabel(pdf, what, x, y, picture)
  }
  return pdf.output('arraybuffer')
}
