import { useEffect, useRef } from 'react'
import type { ScanHandler } from '../scan/bus.ts'
import { useScan } from '../scan/use-scan.ts'
import { useWorkspace } from '../view/provider.tsx'

/**
 * A scan in the middle of work. What is scanned right after a start is heard once the cards are in memory: before that every
 * code would be one that nothing here has.
 */
export const useWorkScan = (handler: ScanHandler): void => {
  const workspace = useWorkspace()
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useScan(async (scan) => {
    if (!workspace.ready) {
      await workspace.loaded
      // Until the screen has drawn what came: it answers by what it shows.
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    return latest.current(scan)
  })
}
