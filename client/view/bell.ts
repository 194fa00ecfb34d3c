/** Wakes one loop: rings that come while it works are not lost, and many are one. */
export type Bell = {
  ring: () => void
  /** Resolves at the next ring, at once if one came since, after `ms`, or when the signal aborts. */
  wait: (signal: AbortSignal, ms?: number) => Promise<void>
}

export const bell = (): Bell => {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    wait: (signal, ms) =>
      new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(() => done(), ms)
        const done = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          wake = undefined
          rung = false
          resolve()
        }
        wake = done
        signal.addEventListener('abort', done)
        if (rung || signal.aborted) done()
      }),
  }
}
