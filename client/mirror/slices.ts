/** Long work on the main thread, cut so that a finger never waits for it. */

const SLICE_MS = 12

export type Pacer = () => Promise<void>

/** Call between steps of at most some milliseconds: it pauses whenever a slice is used up. */
export const pacer = (pause: () => Promise<void>): Pacer => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await pause()
    since = performance.now()
  }
}

/** One after the other, the next already on its way while this one is dealt with. */
export async function* ahead<In, Out>(
  inputs: readonly In[],
  read: (input: In) => PromiseLike<Out>,
): AsyncGenerator<Out> {
  const start = (at: number) => {
    const input = inputs[at]
    if (input === undefined) return undefined
    const coming = Promise.resolve(read(input))
    // Thrown where it is waited for; where nobody comes to wait any more, it is nobody's error.
    coming.catch(() => undefined)
    return coming
  }
  let coming = start(0)
  for (let at = 1; coming; at++) {
    const next = start(at)
    yield await coming
    coming = next
  }
}

const RUN = 2_000

/** Sorts without a long task: short runs, then merges, pausing in between. Stable; `compare` as for `Array.sort`. */
export const sortInSlices = async <T>(
  values: readonly T[],
  compare: (a: T, b: T) => number,
  pace: Pacer,
): Promise<T[]> => {
  let runs: T[][] = []
  for (let at = 0; at < values.length; at += RUN) {
    runs.push(values.slice(at, at + RUN).sort(compare))
    await pace()
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], compare, pace))
    }
    runs = merged
  }
  return runs[0] ?? []
}

const merge = async <T>(left: T[], right: T[], compare: (a: T, b: T) => number, pace: Pacer): Promise<T[]> => {
  const out: T[] = []
  let l = 0
  let r = 0
  while (l < left.length && r < right.length) {
    if (out.length % RUN === 0) await pace()
    const a = left[l] as T
    const b = right[r] as T
    if (compare(b, a) < 0) {
      out.push(b)
      r += 1
    } else {
      out.push(a)
      l += 1
    }
  }
  for (; l < left.length; l++) out.push(left[l] as T)
  for (; r < right.length; r++) out.push(right[r] as T)
  return out
}

/** Sets a few sorted values into many: where each goes is searched by halves, the rest is copied in pieces. */
export const mergeSorted = <T>(many: readonly T[], few: readonly T[], compare: (a: T, b: T) => number): T[] => {
  const out: T[] = []
  let from = 0
  for (const value of few) {
    let low = from
    let high = many.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(many[middle] as T, value) < 0) low = middle + 1
      else high = middle
    }
    for (; from < low; from++) out.push(many[from] as T)
    out.push(value)
  }
  for (; from < many.length; from++) out.push(many[from] as T)
  return out
}
