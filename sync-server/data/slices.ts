/** Long lists in slices: between two of them everybody else of this process has their turn. */

const TOGETHER = 200

/** Gives the elements one by one; stops with an AbortError when nobody wants the rest any more. */
export async function* inSlices<T>(list: readonly T[], signal?: AbortSignal): AsyncGenerator<T> {
  for (const [at, one] of list.entries()) {
    if (at % TOGETHER === 0) {
      signal?.throwIfAborted()
      await new Promise((resolve) => setImmediate(resolve))
    }
    yield one
  }
}
