import { expect } from 'vitest'
import { asSaid, asShown, readAs } from './teach.ts'

/** A text that a flow reads from the page: two English words may be one in another language, and either of them comes back. */
export const asRead = (text: string): unknown => {
  const all = readAs(text)
  return all.length === 1 ? text : expect.toBeOneOf([...all])
}

/** A text that a flow reads from elsewhere, a file that the app has made: it stands there as the app says it. */
export const asWritten = (text: string): unknown => expect.stringMatching(asSaid(text))

/** All of a text that a flow reads from elsewhere: what the system shows for the app. */
export const asTold = (text: string): unknown => expect.stringMatching(asShown(text))
