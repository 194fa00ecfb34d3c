import { uuidV7 } from '../../domain/ids.ts'

/** A source of numbers that gives the same ones for the same seed, on every machine (mulberry32). */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** True so often. */
  chance(share: number): boolean
  /** A UUIDv7 of that moment. */
  id(ms: number): string
}

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[between(0, list.length - 1)] as T
    },
    chance: (share) => next() < share,
    id: (ms) =>
      uuidV7(
        ms,
        Uint8Array.from({ length: 10 }, () => between(0, 255)),
      ),
  }
}
