import type { LabelContent } from '../../../domain/labels/content.ts'
import { warn } from '../../ui/toast.ts'
import { words } from '../../words/index.ts'
import { type Drawn, drawAll, type Look } from './draw.ts'
import { loadEncoder } from './use-encoder.ts'

/** A job, drawn for so many dots a millimetre; says what is left out of it, and why there is none. */
export const drawn = async (
  contents: readonly LabelContent[] | undefined,
  look: Look,
  dotsPerMm: number,
): Promise<Drawn | undefined> => {
  if (!contents) {
    warn(words.labels.noNumbers)
    return undefined
  }
  const made = await drawAll(contents, look, await loadEncoder(), dotsPerMm)
  const [left] = made.left
  if (left) warn(words.labels.without(made.left.length, left.why))
  return made.drawings.length > 0 ? made : undefined
}

/** What draws barcodes and writes PDFs comes out of the precache; a device that has not got it yet is told so. */
export const attempt = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (cause) {
    console.error('labels', cause)
    warn(words.labels.failed)
  }
}
