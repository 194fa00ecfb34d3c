/** One key, several documents: most keys have one, so that a list is made only for the second. */

export type MultiIndex<T> = {
  add: (key: string, value: T) => void
  remove: (key: string, value: T) => void
  get: (key: string) => readonly T[]
}

export const multiIndex = <T extends object>(): MultiIndex<T> => {
  const entries = new Map<string, T | T[]>()
  return {
    add: (key, value) => {
      const known = entries.get(key)
      if (known === undefined) entries.set(key, value)
      else if (Array.isArray(known)) known.push(value)
      else entries.set(key, [known, value])
    },
    remove: (key, value) => {
      const known = entries.get(key)
      if (known === value) entries.delete(key)
      if (!Array.isArray(known)) return
      const at = known.indexOf(value)
      if (at >= 0) known.splice(at, 1)
      if (known.length === 0) entries.delete(key)
    },
    get: (key) => {
      const known = entries.get(key)
      if (known === undefined) return []
      return Array.isArray(known) ? known : [known]
    },
  }
}
