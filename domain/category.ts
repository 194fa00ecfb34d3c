/** What an organisation sorts its items by: a list of its own. An item names its category by code, as a movement names its reason. */
import { compareTexts } from './compare.ts'
import type { CategoryDocument } from './protocol/documents.ts'

type Category = Pick<CategoryDocument, 'code' | 'name' | 'archived'>

export type CategoryBook<C extends Category> = {
  /** What it is called by now; a text that is no category's code is what an item said before there was a list. */
  readonly nameOf: (said: string) => string
  /**
   * The category that somebody means by this text, in a file or in a field: the one that the item is in, if it is called so, else one of
   * that name, in whatever letters, else one of that code; archived ones last.
   */
  readonly meant: (text: string, current?: string) => C | undefined
  /** By name, archived ones last. */
  readonly all: readonly C[]
  /** What a person may choose from, by name. */
  readonly offered: readonly C[]
}

const plain = (text: string): string => text.trim().toLowerCase()

export const categoryBook = <C extends Category>(categories: Iterable<C>): CategoryBook<C> => {
  const known = [...categories].sort(
    (a, b) => Number(a.archived) - Number(b.archived) || compareTexts(plain(a.name), plain(b.name)),
  )
  const byCode = new Map(known.map((one) => [one.code, one]))
  const firstBy = (keyOf: (one: C) => string): Map<string, C> =>
    new Map([...known].reverse().map((one) => [keyOf(one), one]))
  const byName = firstBy(({ name }) => name.trim())
  const byPlainName = firstBy(({ name }) => plain(name))
  const nameOf = (said: string): string => byCode.get(said)?.name ?? said
  return {
    nameOf,
    meant: (text, current) => {
      const said = text.trim()
      const own = current === undefined ? undefined : byCode.get(current)
      if (own && own.name.trim() === said) return own
      return byName.get(said) ?? byPlainName.get(plain(said)) ?? byCode.get(said)
    },
    all: known,
    offered: known.filter(({ archived }) => !archived),
  }
}

/** The code of a new category: its name as it is first called, so that a version which knows no list shows that; numbered where it is taken. */
export const categoryCode = (name: string, isTaken: (code: string) => boolean): string => {
  const base = name.trim().slice(0, 490)
  if (!isTaken(base)) return base
  let number = 2
  while (isTaken(`${base} ${number}`)) number++
  return `${base} ${number}`
}
