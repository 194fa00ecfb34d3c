/**
 * One bus for every scan, whatever it came from. Sheets are asked before their screen, a screen before the app, and of each
 * what was added last; one that answers `false` passes it on. Scans queue, and the next is handed out only
 * after the one before was dealt with and drawn: ten scans in a row are ten. A camera says what it sees with every picture,
 * so what it goes on seeing is one scan.
 */
import { identified } from '../../domain/gs1/symbology.ts'

type ScanSource = 'wedge' | 'typed' | 'camera'
export type Scan = {
  /**
   * As scanners send it: in front the symbology identifier where the source knows it (ISO/IEC 15424, `]C1` for GS1-128), so that
   * whoever looks it up need not guess whether it is a label of GS1; of those with FNC1 between the elements as U+001D.
   */
  code: string
  source: ScanSource
  at: number
}
/** True when it was dealt with, false to pass it on; 'again' when others are there by now and are to be asked. */
type Answer = boolean | 'again'
export type ScanHandler = (scan: Scan) => Answer | Promise<Answer>

const RANKS = { fallback: 0, screen: 1, first: 2 } as const
export type ScanPlace = keyof typeof RANKS

export type ScanBus = {
  /** True when it counts: not what is blank, nor what a camera has scanned and still sees. */
  publish: (code: string, source: ScanSource, symbology?: string) => boolean
  /** A camera sees this, and nobody wants a scan now: what it has scanned and still sees is no new one afterwards. */
  stays: (code: string) => void
  /** Somebody asks a camera for the next: whatever it sees then is new. */
  forget: () => void
  /** Nobody is to hear what nobody has heard yet: whoever scanned it is gone. */
  drop: () => void
  /**
   * Gives the way to take the handler off again. A screen is asked after all sheets and a fallback after all others, whenever they were
   * added: a screen that starts with a sheet open is there after it.
   */
  handle: (handler: ScanHandler, place?: ScanPlace) => () => void
}

/** What no code holds and no server would keep: NUL, halves of a character, and space around it. */
const clean = (code: string): string => code.replace(/\0|\p{Surrogate}/gu, '').trim()

/** A code that was out of a camera's sight for less than this never left: a hand shakes, a reflection passes. */
const DWELL_MS = 1_500

type Options = {
  /** Milliseconds; never goes back, or a code would not be heard until it has caught up. */
  now: () => number
  /** Lets the screen draw what a scan changed, so that the next handler sees it. */
  settle: () => Promise<void>
  onFailure: (cause: unknown) => void
}

export const createScanBus = ({ now, settle, onFailure }: Options): ScanBus => {
  /** Asked from the end; a fallback in front of all, the others in the order of their ranks. */
  const handlers: { ask: ScanHandler; rank: number }[] = []
  const queue: Scan[] = []
  /** When a camera last saw each code that it has seen lately. */
  const lastSeen = new Map<string, number>()
  let draining = false

  const isThere = (code: string, at: number): boolean => {
    for (const [seen, when] of lastSeen) if (at - when >= DWELL_MS) lastSeen.delete(seen)
    return lastSeen.has(code)
  }

  const offer = async (scan: Scan): Promise<void> => {
    for (const { ask } of [...handlers].reverse()) {
      const answer = await ask(scan)
      if (answer === 'again') {
        await settle()
        return offer(scan)
      }
      if (answer) return
    }
  }

  /** Kept until somebody is there to hear: the app is still starting. */
  const next = () => (handlers.length === 0 ? undefined : queue.shift())

  const drain = async () => {
    if (draining) return
    draining = true
    for (let scan = next(); scan; scan = next()) {
      try {
        await offer(scan)
      } catch (cause) {
        onFailure(cause)
      }
      await settle()
    }
    draining = false
  }

  return {
    publish: (code, source, symbology) => {
      const read = clean(code)
      const at = now()
      if (read === '') return false
      if (source === 'camera') {
        const there = isThere(read, at)
        lastSeen.set(read, at)
        if (there) return false
      }
      queue.push({ code: identified(read, symbology), source, at })
      void drain()
      return true
    },
    stays: (code) => {
      const at = now()
      if (isThere(clean(code), at)) lastSeen.set(clean(code), at)
    },
    forget: () => lastSeen.clear(),
    drop: () => {
      queue.length = 0
    },
    handle: (handler, place = 'first') => {
      const rank = RANKS[place]
      const added = { ask: handler, rank }
      const at = handlers.findIndex((one) => one.rank > rank || rank === RANKS.fallback)
      handlers.splice(at < 0 ? handlers.length : at, 0, added)
      // Until all of a screen's handlers are there.
      if (queue.length > 0) void settle().then(drain)
      return () => {
        const place = handlers.indexOf(added)
        if (place >= 0) handlers.splice(place, 1)
      }
    },
  }
}

/** The app's one bus. */
export const scanBus = createScanBus({
  now: () => performance.now(),
  settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  onFailure: (cause) => console.error('scan', cause),
})
