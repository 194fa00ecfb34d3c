/**
 * A connection that swallows everything (a dead spot, a router that was switched off) tells nobody: the browser waits for minutes, and
 * one push is in flight at a time. So whoever says nothing for a while is taken for gone; what was sent is sent again, as after any
 * lost answer.
 */

/** Until the first byte of an answer, and between two pieces of it, in milliseconds: longer than the slowest answer is made. */
export const SILENCE_MS = 60_000

const BODILESS = new Set([204, 205, 304])

/** `fetch` that gives up on silence, in the answer's body too. The caller's own signal ends it as ever. */
export const impatient =
  (fetchIt: typeof fetch, silenceMs = SILENCE_MS): typeof fetch =>
  async (input, init) => {
    const silent = new AbortController()
    const signal = init?.signal ? AbortSignal.any([init.signal, silent.signal]) : silent.signal
    const within = async <T>(answer: Promise<T>): Promise<T> => {
      const timer = setTimeout(() => silent.abort(new Error(`no answer in ${silenceMs / 1000} s`)), silenceMs)
      return answer.finally(() => clearTimeout(timer))
    }
    const response = await within(fetchIt(input, { ...init, signal }))
    const { status, statusText, headers } = response
    // A browser has an empty body where there is none, and makes no answer with one.
    if (!response.body || BODILESS.has(status)) return response
    return new Response(watched(response.body, within), { status, statusText, headers })
  }

const watched = (
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  within: <T>(answer: Promise<T>) => Promise<T>,
): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const reader = body.getReader()
  return new ReadableStream({
    pull: async (control) => {
      const { done, value } = await within(reader.read())
      if (done) control.close()
      else control.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}
