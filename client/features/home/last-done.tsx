import { LastDeeds } from '../../parts/last-deeds.tsx'
import { Hint } from '../../ui/screen.tsx'
import { useLastDeeds } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

const LAST = 5

/** The last few things done on this device, each with its state. */
export const LastDone = () => {
  const deeds = useLastDeeds(LAST)
  return deeds.length === 0 ? <Hint>{words.home.nothingDone}</Hint> : <LastDeeds deeds={deeds} />
}
