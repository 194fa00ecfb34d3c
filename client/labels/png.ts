import type { Drawing } from '../../domain/labels/drawing.ts'
import { paint } from './paint.ts'

/** The label as a picture, one pixel a dot. */
export const pngOf = async (drawing: Drawing): Promise<Blob> => {
  const canvas = document.createElement('canvas')
  canvas.width = drawing.width
  canvas.height = drawing.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no pictures')
  paint(context, drawing)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('this browser writes no PNG')
  return blob
}
