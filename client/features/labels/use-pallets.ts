import { useCallback, useEffect, useState } from 'react'
import type { SsccRange } from '../../../domain/labels/sscc.ts'
import { useOnline } from '../../platform/online.ts'
import { rangeQuery, settledRangeQuery } from '../../view/labels.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'

export type Pallets = {
  range: SsccRange | undefined
  /** What this device may still give out; undefined before that is known. */
  left: number | undefined
  /** Those given on this screen, then those that would be next. */
  shown: readonly string[]
  given: readonly string[]
  /** Gives numbers for good, as many as are missing; undefined where there are not enough. */
  give: () => Promise<readonly string[] | undefined>
  /** The next labels are of other pallets. */
  renew: () => void
}

/** Numbers for so many pallets: looked at until something is printed, and then given once, however often that is printed again. */
export const usePallets = (count: number): Pallets => {
  const workspace = useWorkspace()
  const online = useOnline()
  const range = useQuery(rangeQuery)
  const settled = useQuery(settledRangeQuery)
  const [given, setGiven] = useState<readonly string[]>([])
  const [ahead, setAhead] = useState<{ left: number; next: readonly string[] } | undefined>()

  const look = useCallback(async () => {
    if (!range) return
    const [left, next] = await Promise.all([workspace.numbers.left(range), workspace.numbers.peek(range, count)])
    setAhead({ left, next })
  }, [workspace, range, count])
  const fill = useCallback(async () => {
    await look()
    if (!settled || !online) return
    await workspace.fillNumbers(settled)
    await look()
  }, [workspace, settled, online, look])

  /** Nobody waits for the network. */
  const fillSoon = useCallback(
    () => void fill().catch((cause: unknown) => console.error('numbers of pallets', cause)),
    [fill],
  )
  useEffect(fillSoon, [fillSoon])

  return {
    range,
    left: ahead?.left,
    given,
    shown: [...given, ...(ahead?.next ?? [])].slice(0, count),
    give: async () => {
      const missing = count - given.length
      if (missing <= 0) return given.slice(0, count)
      const taken = range && (await workspace.numbers.take(range, missing))
      if (!taken) return undefined
      const all = [...given, ...taken]
      setGiven(all)
      await look()
      fillSoon()
      return all
    },
    renew: () => setGiven([]),
  }
}
