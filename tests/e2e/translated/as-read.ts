import { expect } from 'vitest'
import { readAs } from './teach.ts'

/** A text that a flow reads from the page: two English words may be one in another language, and either of them comes back. */
export const asRead = (text: string): unknown => {
  const all = readAs(text)
  return all.length === 1 ? text : expect.toBeOneOf([...all])
}
