import { useCallback, useEffect, useState } from 'react'
import type { AsOfAnswer } from '../../../domain/protocol/stock-as-of.ts'
import { type AsOfRow, type AsOfScope, asOfQuery, type Moment } from '../../view/as-of.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'

type Asked = { key: string; rows: AsOfRow[]; next: string | null; state: 'asking' | 'told' | 'failed' }

export type AsOf = {
  rows: readonly AsOfRow[]
  source: 'device' | 'server'
  state: 'asking' | 'told' | 'failed'
  /** There is more where these came from. */
  hasMore: boolean
  ask: () => void
}

/** What was held: from the device where it remembers far enough, else asked of the server, page by page. */
export const useAsOf = (scope: AsOfScope, moment: Moment): AsOf => {
  const workspace = useWorkspace()
  const here = useQuery(asOfQuery(scope, moment))
  const key = JSON.stringify([scope, moment])
  const [asked, setAsked] = useState<Asked>({ key, rows: [], next: null, state: 'asking' })
  const current = asked.key === key ? asked : undefined

  const page = useCallback(
    async (before: Asked | undefined) => {
      const [wanted, at] = JSON.parse(key) as [AsOfScope, Moment]
      const rows = before?.rows ?? []
      setAsked({ key, rows, next: before?.next ?? null, state: 'asking' })
      const answer = await workspace.askStockAsOf(wanted, at, before?.next ?? undefined)
      setAsked((now) => (now.key === key ? answeredBy(now, answer.ok ? answer.value : undefined) : now))
    },
    [workspace, key],
  )

  const isHere = here !== undefined
  useEffect(() => {
    if (!isHere) void page(undefined)
  }, [isHere, page])

  if (here) return { rows: here, source: 'device', state: 'told', hasMore: false, ask: () => undefined }
  return {
    rows: current?.rows ?? [],
    source: 'server',
    state: current?.state ?? 'asking',
    hasMore: current?.state === 'told' && current.next !== null,
    ask: () => void page(current?.next ? current : undefined),
  }
}

const answeredBy = (before: Asked, answer: AsOfAnswer | undefined): Asked =>
  answer
    ? { ...before, rows: [...before.rows, ...answer.rows], next: answer.next, state: 'told' }
    : { ...before, state: 'failed' }
