/** Newline-delimited JSON as it streams in, cut into groups of whole lines without ever taking the lines apart. */

/** `lines` is what stands between the brackets of a JSON array, `count` how many documents that is. */
type Group = { lines: string; count: number }

/** Gives groups of so many characters at least. */
export async function* linesIn(stream: ReadableStream<Uint8Array>, characters: number): AsyncGenerator<Group> {
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
      yield groupOf(text.slice(0, end))
      text = text.slice(end + 1)
    }
    const rest = text.endsWith('\n') ? text.slice(0, -1) : text
    if (rest !== '') yield groupOf(rest)
  } finally {
    // Whoever stops early (another tab leads, no room) wants no more of it; a stream that has failed says so once more.
    reader.cancel().catch(() => undefined)
  }
}

const groupOf = (text: string): Group => {
  const lines = text.split('\n')
  return { lines: lines.join(','), count: lines.length }
}
