/** What a keyboard sent last and how fast: for the page on which a scanner is set up. Kept in memory alone. */
import type { Key } from './wedge.ts'

/** The keys of the last burst or line of typing, each with the milliseconds since the one before. */
export type LastKeys = { keys: readonly { key: string; afterMs: number }[]; taken: string | undefined; done: boolean }

/** A pause after which a new line begins. */
const APART_MS = 1_000
const MOST = 200

let latest: LastKeys = { keys: [], taken: undefined, done: true }
let lastAt = Number.NEGATIVE_INFINITY
const listeners = new Set<() => void>()

const show = (next: LastKeys) => {
  latest = next
  for (const listener of listeners) listener()
}

export const lastKeys = {
  press: ({ key, at, ctrl }: Key): void => {
    // Nobody looks: what people type elsewhere is not kept.
    if (listeners.size === 0) return
    const fresh = latest.done || at - lastAt > APART_MS
    const pressed = { key: ctrl ? `Ctrl+${key}` : key, afterMs: fresh ? 0 : at - lastAt }
    lastAt = at
    show({ keys: [...(fresh ? [] : latest.keys), pressed].slice(-MOST), taken: undefined, done: false })
  },
  /** The keys so far were taken for this code. */
  end: (code: string): void => {
    if (listeners.size > 0) show({ ...latest, taken: code, done: true })
  },
  latest: (): LastKeys => latest,
  onChange: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) latest = { keys: [], taken: undefined, done: true }
    }
  },
}

/**
 * A key as the wedge looks at it; undefined for a person's shortcut. With AltGr some layouts type brackets, and Windows
 * reports it as Ctrl and Alt together; Ctrl+] alone is how scanners send FNC1.
 */
export const keyOf = (event: KeyboardEvent, inField: boolean): Key | undefined => {
  const { key, timeStamp: at, repeat } = event
  const third = event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey)
  if (third) return { key, at, inField, repeat }
  if (event.altKey) return undefined
  if (!event.ctrlKey) return { key, at, inField, repeat }
  const separates = key === ']' || key === '\u001d' || event.code === 'BracketRight'
  return separates ? { key: ']', at, inField, repeat, ctrl: true } : undefined
}
