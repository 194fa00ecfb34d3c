/** Newline-delimited JSON as it streams in, cut into groups of whole lines without ever taking the lines apart. */

const NEWLINE = /\n/g

/** Gives lines of so many characters at least, with commas between them: what stands between the brackets of a JSON array. */
export async function* linesIn(stream: ReadableStream<Uint8Array>, characters: number): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      text += done ? decoder.decode() : decoder.decode(value, { stream: true })
      if (done) break
      if (text.length < characters) continue
      const end = text.lastIndexOf('\n')
      if (end < 0) continue
      yield text.slice(0, end).replace(NEWLINE, ',')
      text = text.slice(end + 1)
    }
    const rest = text.endsWith('\n') ? text.slice(0, -1) : text
    if (rest !== '') yield rest.replace(NEWLINE, ',')
  } finally {
    // Whoever stops early (another tab leads, no room) wants no more of it; a stream that has failed says so once more.
    reader.cancel().catch(() => undefined)
  }
}
