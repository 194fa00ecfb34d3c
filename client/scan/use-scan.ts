import { useEffect, useRef } from 'react'
import { type ScanHandler, scanBus } from './bus.ts'

/** While the component is on screen and `active`, scans are offered to it before those that were there earlier. */
export const useScan = (handler: ScanHandler, active = true): void => {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!active) return
    return scanBus.handle((scan) => latest.current(scan))
  }, [active])
}
