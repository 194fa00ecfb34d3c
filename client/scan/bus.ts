/**
 * One bus for every scan, whatever it came from. The handler that was added last is asked first (a sheet before its
 * screen, a screen before the app); one that answers `false` passes it on. Scans queue, and the next is handed out only
 * after the one before was dealt with and drawn: ten scans in a row are ten.
 */
type ScanSource = 'wedge' | 'typed'
type Scan = { code: string; source: ScanSource; at: number }
/** True when it was dealt with, false to pass it on. */
export type ScanHandler = (scan: Scan) => boolean | Promise<boolean>

export type ScanBus = {
  publish: (code: string, source: ScanSource) => void
  /** Gives the way to take the handler off again. A fallback is asked after all others, whenever it was added. */
  handle: (handler: ScanHandler, place?: 'first' | 'fallback') => () => void
}

type Options = {
  now: () => number
  /** Lets the screen draw what a scan changed, so that the next handler sees it. */
  settle: () => Promise<void>
  onFailure: (cause: unknown) => void
}

export const createScanBus = ({ now, settle, onFailure }: Options): ScanBus => {
  const handlers: ScanHandler[] = []
  const queue: Scan[] = []
  let draining = false

  const offer = async (scan: Scan) => {
    for (const handler of [...handlers].reverse()) {
      if (await handler(scan)) return
    }
  }

  const drain = async () => {
    if (draining) return
    draining = true
    for (let scan = queue.shift(); scan; scan = queue.shift()) {
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
    publish: (code, source) => {
      const clean = code.trim()
      if (clean === '') return
      queue.push({ code: clean, source, at: now() })
      void drain()
    },
    handle: (handler, place = 'first') => {
      if (place === 'first') handlers.push(handler)
      else handlers.unshift(handler)
      return () => {
        const at = handlers.lastIndexOf(handler)
        if (at >= 0) handlers.splice(at, 1)
      }
    },
  }
}

/** The app's one bus. */
export const scanBus = createScanBus({
  now: () => Date.now(),
  settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  onFailure: (cause) => console.error('scan', cause),
})
