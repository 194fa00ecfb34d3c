/** Bytes to text: what a spreadsheet or a database saved, in whatever encoding it did. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]
export type Decoded = { text: string; encoding: Encoding }

const MARKS: readonly [mark: readonly number[], encoding: Encoding][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** A text of mostly Latin letters in UTF-16 has a zero in every other byte; UTF-8 has none at all. */
const zerosAt = (bytes: Uint8Array, side: 0 | 1): number => {
  const length = Math.min(bytes.length, 2_000) & ~1
  let zeros = 0
  for (let at = side; at < length; at += 2) if (bytes[at] === 0) zeros++
  return length === 0 ? 0 : zeros / (length / 2)
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const detect = (bytes: Uint8Array): Encoding => {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (marked) return marked[1]
  if (zerosAt(bytes, 1) > 0.4) return 'utf-16le'
  if (zerosAt(bytes, 0) > 0.4) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** 0x80 to 0x9F of Windows-1252; five of them are nothing. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Node 20 reads Windows-1252 as Latin-1: what differs between the two is put right, which changes nothing elsewhere. */
const asWindows = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter)

/** The text without its mark. What is not UTF-8 and carries no mark is read as Windows-1252, which takes any bytes. */
export const decode = (bytes: Uint8Array, said?: Encoding): Decoded => {
  const encoding = said ?? detect(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text: encoding === 'windows-1252' ? asWindows(text) : text, encoding }
}
