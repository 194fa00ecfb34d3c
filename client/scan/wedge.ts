/**
 * Tells a keyboard wedge from a person by the time between characters: a scanner types a whole code within a few
 * milliseconds a character and ends it with Enter or Tab; nobody types four characters at that pace.
 */
import { FNC1 } from '../../domain/gs1/element.ts'

export type Key = { key: string; at: number; inField: boolean; ctrl?: boolean; repeat?: boolean }

export type WedgeStep =
  /** A person's key, or too early to tell: leave it alone. */
  | { kind: 'pass' }
  /** Part of a running burst outside of any field: keep it from pressing the focused button. */
  | { kind: 'swallow' }
  /** The end of a burst: the code, and whether it also ran into a field and must be taken out of it. */
  | { kind: 'scan'; code: string; fromField: boolean }
  /** The first character of what may become a burst: note what the field holds now. */
  | { kind: 'start' }

/** What a scanner was set up to send; empty texts where it sends nothing of its own. */
export type WedgeOptions = {
  readonly prefix: string
  readonly suffix: string
  /** Milliseconds between two characters at most in a field, where a person may be typing, the quickest at some 60. */
  readonly characterMs: number
  readonly separator: string
}

/** Slowest pace between two characters where nobody types anyway: a busy page and a slow Bluetooth link together. */
const MAX_GAP_MS = 150
const MIN_LENGTH = 3
const MIN_LENGTH_IN_FIELD = 4
/** What no Enter ends must be longer to be believed. */
const MIN_LENGTH_WITHOUT_END = 6

/** Keys held down together with others: neither a character nor a pause. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

export type Wedge = {
  press: (key: Key) => WedgeStep
  /** For scanners that send no Enter: what has come when it has been still for a while. Never out of a field. */
  still: () => string | undefined
}

/** FNC1 has no key: scanners send Ctrl+], F8, or the control character itself. */
const isSeparator = ({ key, ctrl }: Key) => key === FNC1 || key === 'F8' || (ctrl === true && key === ']')

const isCharacter = (key: string) => [...key].length === 1

const withoutEnds = (text: string, { prefix, suffix }: WedgeOptions): string => {
  const begun = prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text
  return suffix !== '' && begun.endsWith(suffix) ? begun.slice(0, -suffix.length) : begun
}

export const createWedge = (options: () => WedgeOptions): Wedge => {
  let text = ''
  let lastAt = Number.NEGATIVE_INFINITY
  let inField = false
  /** How many of the characters came from a key held down. */
  let held = 0

  const clear = () => {
    const was = text
    text = ''
    lastAt = Number.NEGATIVE_INFINITY
    return was
  }

  const codeOf = (sent: string): string => {
    const { separator } = options()
    const code = withoutEnds(sent, options())
    return separator === '' ? code : code.replaceAll(separator, FNC1)
  }

  /** The end of a burst, if this was one: what came before at this pace, and enough of it. */
  const end = (running: boolean): WedgeStep => {
    // A key held down repeats as evenly as a scanner types.
    const isHeld = held > 0 && held >= text.length - 1
    const code = codeOf(clear())
    const enough = code.length >= (inField ? MIN_LENGTH_IN_FIELD : MIN_LENGTH)
    return running && enough && !isHeld ? { kind: 'scan', code, fromField: inField } : { kind: 'pass' }
  }

  const press = (key: Key): WedgeStep => {
    const { prefix, suffix, characterMs } = options()
    const gap = key.at - lastAt
    const most = key.inField ? characterMs : Math.max(MAX_GAP_MS, characterMs)
    const running = text !== '' && key.inField === inField && gap <= most
    if (key.key === 'Enter' || key.key === 'Tab') return end(running)
    if (MODIFIERS.has(key.key)) return { kind: 'pass' }
    const separates = isSeparator(key)
    if (!separates && (key.ctrl || !isCharacter(key.key))) {
      clear()
      return { kind: 'pass' }
    }
    // No code begins with a space; a person presses a button with it. Nor with F8 or Ctrl+], which mean other things.
    if (!running && (key.key === ' ' || (separates && key.key !== FNC1))) return { kind: 'pass' }
    held = (running ? held : 0) + (key.repeat ? 1 : 0)
    text = (running ? text : '') + (separates ? FNC1 : key.key)
    lastAt = key.at
    inField = key.inField
    if (!running) return { kind: 'start' }
    if (suffix !== '' && text.endsWith(suffix)) return end(true)
    // The next code's prefix ends this one, for scanners that send nothing after it.
    if (prefix !== '' && text.length > prefix.length && text.endsWith(prefix)) {
      const before = codeOf(text.slice(0, -prefix.length))
      if (before.length >= (inField ? MIN_LENGTH_IN_FIELD : MIN_LENGTH)) {
        text = prefix
        return { kind: 'scan', code: before, fromField: inField }
      }
    }
    return inField && !separates ? { kind: 'pass' } : { kind: 'swallow' }
  }

  return {
    press,
    still: () => {
      if (inField || text.length < MIN_LENGTH_WITHOUT_END) {
        clear()
        return undefined
      }
      return codeOf(clear())
    },
  }
}
