/**
 * Tells a keyboard wedge from a person by the time between characters: a scanner types a whole code within a few
 * milliseconds a character and ends it with Enter or Tab; nobody types six characters at that pace.
 */
type Key = { key: string; at: number; inField: boolean }

type WedgeStep =
  /** A person's key, or too early to tell: leave it alone. */
  | { kind: 'pass' }
  /** Part of a running burst outside of any field: keep it from pressing the focused button. */
  | { kind: 'swallow' }
  /** The end of a burst: the code, and whether it also ran into a field and must be taken out of it. */
  | { kind: 'scan'; code: string; fromField: boolean }
  /** The first character of what may become a burst: note what the field holds now. */
  | { kind: 'start' }

/** Slowest pace between two characters where nobody types anyway: a busy page and a slow Bluetooth link together. */
const MAX_GAP_MS = 150
/** Inside a field a person may be typing, the quickest at some 60 ms: only a longer and tighter burst counts. */
const MAX_GAP_IN_FIELD_MS = 30
const MIN_LENGTH = 3
const MIN_LENGTH_IN_FIELD = 6

export type Wedge = {
  press: (key: Key) => WedgeStep
  /** For scanners that send no Enter: what has come when it has been still for a while. Never out of a field. */
  still: () => string | undefined
}

const isCharacter = (key: string) => [...key].length === 1

export const createWedge = (): Wedge => {
  let text = ''
  let lastAt = Number.NEGATIVE_INFINITY
  let inField = false

  const clear = () => {
    const was = text
    text = ''
    lastAt = Number.NEGATIVE_INFINITY
    return was
  }

  return {
    press: (key) => {
      const gap = key.at - lastAt
      const running = text !== '' && key.inField === inField && gap <= (inField ? MAX_GAP_IN_FIELD_MS : MAX_GAP_MS)
      if (key.key === 'Enter' || key.key === 'Tab') {
        const code = clear()
        const enough = code.length >= (inField ? MIN_LENGTH_IN_FIELD : MIN_LENGTH)
        return running && enough ? { kind: 'scan', code, fromField: inField } : { kind: 'pass' }
      }
      // Shift comes before each capital; it is neither a character nor a pause.
      if (key.key === 'Shift') return { kind: 'pass' }
      if (!isCharacter(key.key)) {
        clear()
        return { kind: 'pass' }
      }
      // No code begins with a space; a person presses a button with it.
      if (!running && key.key === ' ') return { kind: 'pass' }
      text = running ? text + key.key : key.key
      lastAt = key.at
      inField = key.inField
      if (!running) return { kind: 'start' }
      return inField ? { kind: 'pass' } : { kind: 'swallow' }
    },
    still: () => {
      if (inField || text.length < MIN_LENGTH_IN_FIELD) {
        clear()
        return undefined
      }
      return clear()
    },
  }
}
