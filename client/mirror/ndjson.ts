/** Newline-delimited JSON as it streams in, cut into groups of whole lines without ever taking the lines apart. */

const NEWLINE = /\n/g

/** Gives so many lines at a time, with commas between them: what stands between the brackets of a JSON array. */
export async function* linesIn(stream: ReadableStream<Uint8Array>, size: number): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  let text = ''
  /** So far no end of a line was looked for beyond this, and so many were found before it. */
  let looked = 0
  let count = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      text += done ? decoder.decode() : decoder.decode(value, { stream: true })
      for (let end = text.indexOf('\n', looked); end >= 0; end = text.indexOf('\n', looked)) {
        looked = end + 1
        count += 1
        if (count < size) continue
        yield text.slice(0, end).replace(NEWLINE, ',')
        text = text.slice(looked)
        looked = 0
        count = 0
      }
      looked = text.length
      if (!done) continue
      const rest = text.endsWith('\n') ? text.slice(0, -1) : text
      if (rest !== '') yield rest.replace(NEWLINE, ',')
      return
    }
  } finally {
    // Whoever stops early (another tab leads, no room) wants no more of it; a stream that has failed says so once more.
    reader.cancel().catch(() => undefined)
  }
}
