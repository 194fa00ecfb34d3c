import { useCallback, useEffect, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { linesDone, NO_PROGRESS } from '../../../domain/order.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { warn } from '../../ui/toast.ts'
import { useDraft, useOrderProgress, useReady } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import type { Job, OrderLine } from './job.ts'
import { NOTHING_BEGUN, openInstead, openLine, type Work } from './open-line.ts'

export type WorkLine = { line: OrderLine; expected: number; done: number; left: number }

/** The lines of an order as this job sees them: what waits first, then what is done; live, whoever does it. */
export const useWorkLines = (order: OrderDocument, job: Job): { lines: WorkLine[]; done: number } => {
  const progress = useOrderProgress(order.id)
  return useMemo(() => {
    const lines = order.lines.map((line) => {
      const far = progress[line.id] ?? NO_PROGRESS
      return { line, expected: job.expected(line, far), done: job.done(far), left: job.left(line, far) }
    })
    const rank = ({ left }: WorkLine) => (left > 0 ? 0 : 1)
    return {
      lines: lines.sort((a, b) => rank(a) - rank(b)),
      done: linesDone(order.lines, (line) => job.left(line, progress[line.id] ?? NO_PROGRESS)),
    }
  }, [order, job, progress])
}

type Change = (change: (work: Work) => Work) => void

/** The work begun on this order, written through to the drafts. A change sees what the one before left. */
export const useWork = (orderId: string, job: Job): [Work, Change] => {
  const workspace = useWorkspace()
  const key = `order:${job.name}:${orderId}`
  const [work = NOTHING_BEGUN] = useDraft<Work>(key)
  const change: Change = useCallback(
    (next) => {
      const after = next(workspace.draft<Work>(key) ?? NOTHING_BEGUN)
      workspace.setDraft(key, after).catch((cause: unknown) => {
        console.error('draft', cause)
        warn(words.failure.noRoom)
      })
    },
    [workspace, key],
  )
  return [work, change]
}

/** A link may name an item or a line of the order: it opens, unless a number was given on another. */
export const useLinkedLine = (lines: readonly WorkLine[], change: Change): void => {
  const workspace = useWorkspace()
  const ready = useReady()
  const search = useSearch()
  const [path, navigate] = useLocation()
  useEffect(() => {
    const said = new URLSearchParams(search)
    const [lineId, itemId] = [said.get('line'), said.get('item')]
    if (!ready || (!lineId && !itemId)) return
    const found = lines.find(({ line }) => line.id === lineId || line.itemId === itemId)
    if (found) {
      const item = workspace.read(itemQuery(found.line.itemId))
      change((now) => (now.open?.touched ? now : openInstead(now, openLine(found.line, item, found.left))))
    }
    navigate(path, { replace: true })
  }, [search, ready, lines, change, workspace, path, navigate])
}
