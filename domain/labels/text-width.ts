/** How wide a text of a label is, known without drawing it: the same on every device, on the server and on paper. */

/** Helvetica Bold, from the space to the tilde, in thousandths of the size (Adobe's font metrics). No sans is drawn much wider. */
const WIDTHS = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
  556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
  280, 389, 584,
]
/** A letter that is not of ASCII, and a sign of the scripts that are drawn in squares. */
const OTHER = 700
const SQUARE = 1000

const widthOf = (character: string): number => {
  // An accent stands above its letter and takes no room.
  const base = character.normalize('NFD').codePointAt(0) ?? 0
  const known = WIDTHS[base - 32]
  return known ?? (base >= 0x1100 ? SQUARE : OTHER)
}

/** In units of the size. */
export const textWidth = (text: string, size: number): number => {
  let sum = 0
  for (const character of text.normalize('NFC')) sum += widthOf(character)
  return (sum * size) / 1000
}

/** The text, or as much of it as fits before an ellipsis. */
export const shortened = (text: string, size: number, width: number): string => {
  if (textWidth(text, size) <= width) return text
  const characters = [...text]
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, size) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Broken between words into as many lines as may be; undefined where that is not enough. */
export const wrapped = (text: string, size: number, width: number, most: number): string[] | undefined => {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.length <= most && lines.every((line) => textWidth(line, size) <= width) ? lines : undefined
}
