import { useEffect, useRef, useState } from 'react'
import { type PadEntry, typed } from './pad-entry.ts'

/** Longer than a scanner takes from one character to the next, shorter than a person notices. */
const STILL_MS = 120

/**
 * What a keyboard types into the figure counts once it is still: a scan that runs into it is taken out again before that, and is
 * no number that somebody gave. Gives what the figure shows, and what to do when its text changes, when it is left, and when a
 * key of the pad is pressed.
 */
export const useTyping = (entry: PadEntry, onEntry: (entry: PadEntry) => void) => {
  const [typing, setTyping] = useState<PadEntry | undefined>()
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; entry: PadEntry } | undefined>(undefined)
  const give = useRef(onEntry)
  useEffect(() => {
    give.current = onEntry
  })
  useEffect(() => () => clearTimeout(pending.current?.timer), [])

  /** Forgets what is typed; gives it. */
  const drop = (): PadEntry | undefined => {
    const was = pending.current
    clearTimeout(was?.timer)
    pending.current = undefined
    setTyping(undefined)
    return was?.entry
  }
  const settle = (): void => {
    const was = drop()
    if (was) give.current(was)
  }
  return {
    shown: typing ?? entry,
    type: (text: string): void => {
      const next = typed(drop() ?? entry, text)
      if (next.text === entry.text) return
      setTyping(next)
      pending.current = { entry: next, timer: setTimeout(settle, STILL_MS) }
    },
    leave: settle,
    /** Gives an entry that was made of what is shown. */
    give: (next: PadEntry): void => {
      drop()
      onEntry(next)
    },
  }
}
