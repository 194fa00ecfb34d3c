/** From what each picture shows to what was scanned. */
import type { Reading } from './decode/reading.ts'

/**
 * Symbols that correct their own errors, and Code 128 with its modulus 103, are believed at once. The others have one digit
 * to check, or none (Code 39, ITF), and are misread off a blurred edge or half a code: two pictures must agree.
 */
const BELIEVED = /^\][CQd]/

/** Between the two pictures; a decoder that is busy with hard ones may take as long. */
const AGREE_WITHIN_MS = 600

export type Sightings = {
  /** The code that this picture adds, if any: the one nearest to its middle is the one that is aimed at. */
  see: (readings: readonly Reading[], at: number) => Reading | undefined
}

const fromMiddle = ({ x, y }: Reading) => (x - 0.5) ** 2 + (y - 0.5) ** 2

export const createSightings = (): Sightings => {
  let before: { text: string; at: number } | undefined
  return {
    see: (readings, at) => {
      const [aimed] = [...readings].sort((a, b) => fromMiddle(a) - fromMiddle(b))
      if (!aimed) return undefined
      const agreed = before?.text === aimed.text && at - before.at < AGREE_WITHIN_MS
      before = { text: aimed.text, at }
      return agreed || BELIEVED.test(aimed.symbology ?? '') ? aimed : undefined
    },
  }
}
