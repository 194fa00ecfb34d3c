import type { Take } from '../../../domain/pick.ts'
import { stopKey } from '../../../domain/pick-list.ts'
import type { Counting } from '../../parts/count-on.ts'
import { useDraft } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'

type Sheet = 'short' | 'quantity' | 'other'
type Kept = { stop: string; sheet?: Sheet; counting?: Counting; otherItemId?: string }

/** Which sheet is open at the stop where the picker stands, the number typed there and the other item chosen: kept, so that no interruption loses a digit. */
export const useAsking = (stop: Take) => {
  const workspace = useWorkspace()
  const [kept, keep] = useDraft<Kept>('pick-asking')
  const key = stopKey(stop)
  const here = kept?.stop === key ? kept : undefined
  const change = (part: Partial<Kept>): void => {
    const before = workspace.draft<Kept>('pick-asking')
    keep({ ...(before?.stop === key ? before : {}), ...part, stop: key })
  }
  return {
    sheet: here?.sheet,
    counting: here?.counting,
    /** Another item that is to be taken instead, as far as that was chosen. */
    otherItemId: here?.otherItemId,
    chooseOther: (otherItemId: string) => change({ otherItemId }),
    open: (sheet: Sheet) => change({ sheet }),
    count: (next: (now: Counting | undefined) => Counting) => {
      const before = workspace.draft<Kept>('pick-asking')
      change({ counting: next(before?.stop === key ? before.counting : undefined) })
    },
    putAway: () => {
      if (workspace.draft<Kept>('pick-asking')?.sheet !== undefined) change({ sheet: undefined })
    },
    /** It is recorded. */
    end: () => keep(undefined),
  }
}
