import { zipSync } from 'fflate'
import type { Drawing } from '../../domain/labels/drawing.ts'
import { pngOf } from './png.ts'

/** Pictures of labels in one file, numbered as they follow: a browser saves a second file at once only where it was allowed to. */
export const pngZipOf = async (drawings: readonly Drawing[], name: string): Promise<Blob> => {
  const digits = String(drawings.length).length
  const files: Record<string, Uint8Array> = {}
  for (const [at, drawing] of drawings.entries()) {
    const picture = await pngOf(drawing)
    files[`${name}-${String(at + 1).padStart(digits, '0')}.png`] = new Uint8Array(await picture.arrayBuffer())
  }
  // A picture is packed already.
  return new Blob([zipSync(files, { level: 0 }).slice().buffer], { type: 'application/zip' })
}
