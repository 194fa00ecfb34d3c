import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Scan, scanBus } from '../scan/bus.ts'
import { useScan } from '../scan/use-scan.ts'
import { useWorkspace } from '../view/provider.tsx'
import type { Found } from '../view/rows.ts'
import { answerScan } from './answer-scan.ts'
import { awaitCards } from './await-cards.ts'
import { UnknownCodeSheet } from './unknown-code-sheet.tsx'

/** What a flow makes of a scan: heard, for somebody else, or a code that nothing here has. */
type Answer = boolean | 'unknown'
/** What the code may mean comes best first. */
type Hear = (found: readonly Found[], scan: Scan) => Answer | Promise<Answer>

/**
 * A scan in the middle of work. What is scanned right after a start is heard once the cards are in memory: before that every
 * code would be one that nothing here has. Of a code that nothing has it asks what it is, the same way in every flow; once
 * that is said, the flow hears the scan again. Gives the sheet that asks.
 */
export const useWorkScan = (hear: Hear, locationId?: string): ReactNode => {
  const workspace = useWorkspace()
  const [asked, ask] = useState<{ code: string; scan: Scan } | undefined>()
  const [known, setKnown] = useState<Scan | undefined>()
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useScan(async (scan) => {
    await awaitCards(workspace)
    if (!workspace.ready) {
      await workspace.loaded
      // Until the screen has drawn what came: it answers by what it shows.
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    const found = workspace.lookup(scan.code)
    const answer = await latest.current(found, scan)
    const [best] = found
    if (answer === 'unknown' && best?.kind === 'unknown') {
      answerScan('bad')
      ask({ code: best.code, scan })
    } else ask(undefined)
    return answer !== false
  }, 'screen')
  // An effect, since by then whatever asked about the code is gone, and hears nothing any more.
  useEffect(() => {
    if (!known) return
    setKnown(undefined)
    scanBus.publish(known.code, 'typed')
  }, [known])
  if (!asked) return null
  const close = () => ask(undefined)
  return (
    <UnknownCodeSheet
      code={asked.code}
      locationId={locationId}
      onClose={close}
      onKnown={() => {
        close()
        setKnown(asked.scan)
      }}
    />
  )
}
