import { useScan } from '../scan/use-scan.ts'
import { warn } from '../ui/toast.ts'
import { useWorkspace } from '../view/provider.tsx'
import type { Found } from '../view/rows.ts'
import { words } from '../words/index.ts'
import { answerScan } from './answer-scan.ts'
import { awaitCards } from './await-cards.ts'
import { nameOfFound } from './name-of-found.ts'

type Choosing = {
  /** Takes what was scanned where it may be chosen here, and tells whether it did. */
  choose: (found: Found) => boolean
  /** What may be chosen, in words: said of everything else. Undefined: everything else is for the screen behind. */
  expected?: string | undefined
}

/**
 * A scan while something is chosen chooses it: the screen behind the sheet means something else by the same label. Undefined leaves
 * scans to the screen, as in the flows, whose line takes all that a label says.
 */
export const useChoosingScan = (choosing: Choosing | undefined): void => {
  const workspace = useWorkspace()
  useScan(async ({ code }) => {
    if (!choosing) return false
    await awaitCards(workspace)
    const found = workspace.lookup(code)
    const good = found.some(choosing.choose)
    if (!good && choosing.expected === undefined) return false
    answerScan(good ? 'good' : 'wrong')
    if (!good && choosing.expected !== undefined) warn(words.flows.wrong(nameOfFound(found[0]), choosing.expected))
    return true
  })
}
