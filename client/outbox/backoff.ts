/** How long to wait before the next try: doubling, and spread out, so that a thousand devices do not return as one. */

export type Backoff = { next: (atLeastMs?: number) => number; reset: () => void }

const FIRST_MS = 1_000
const LONGEST_MS = 60_000

/** Full jitter over the upper half: never at once, never all together. `chance` gives a number from 0 to below 1. */
export const backoff = (chance: () => number): Backoff => {
  let tries = 0
  return {
    next: (atLeastMs = 0) => {
      const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** tries)
      tries = Math.min(tries + 1, 16)
      return Math.max(atLeastMs, 0) + ceiling / 2 + (chance() * ceiling) / 2
    },
    reset: () => {
      tries = 0
    },
  }
}
