import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesIn } from '../../../client/mirror/ndjson.ts'

/** A stream that gives these bytes in pieces that end wherever it pleases, in the middle of a letter too. */
const streamed = (bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> => {
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  const pieces = [0, ...ends].map((start, at) => bytes.subarray(start, ends[at] ?? bytes.length))
  return new ReadableStream({
    start: (control) => {
      for (const piece of pieces) control.enqueue(piece)
      control.close()
    },
  })
}

it('gives every line once, in groups of at least the size asked for, however the stream is cut', async () => {
  const document = fc.record({ id: fc.nat(), name: fc.string({ unit: 'grapheme' }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 12 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      async (documents, cuts, size, endsOpen) => {
        const text = documents.map((each) => `${JSON.stringify(each)}\n`).join('')
        const bytes = new TextEncoder().encode(endsOpen ? text.slice(0, -1) : text)
        const groups: string[] = []
        for await (const { lines, count } of linesIn(streamed(bytes, cuts), size)) {
          expect(JSON.parse(`[${lines}]`)).toHaveLength(count)
          groups.push(lines)
        }
        expect(groups.flatMap((lines) => JSON.parse(`[${lines}]`))).toEqual(documents)
        expect(groups.every((lines) => lines !== '')).toBe(true)
        // At most one for each piece of the stream, and what was left at the end.
        expect(groups.length).toBeLessThanOrEqual(cuts.length + 2)
      },
    ),
  )
})
