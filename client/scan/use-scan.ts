import { useEffect, useRef } from 'react'
import { type ScanHandler, type ScanPlace, scanBus } from './bus.ts'

/**
 * While the component is on screen, scans are offered to it before those that were there earlier; to a screen after its sheets, to a fallback last,
 * since React starts a parent's effects after its children's.
 */
export const useScan = (handler: ScanHandler, place: ScanPlace = 'first'): void => {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => scanBus.handle((scan) => latest.current(scan), place), [place])
}
