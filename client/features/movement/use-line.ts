import { useCallback, useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { padEntry } from '../../ui/pad-entry.ts'
import { say, warn } from '../../ui/toast.ts'
import { useDraft } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import type { Change, Flow } from './flows.ts'
import { emptyLine, type Line } from './line.ts'

const CHANGES: readonly string[] = ['more', 'less', 'scrap']

/** What a link says about the line it opens: `?item=…&from=…&quantity=…`; undefined when it says nothing. */
const lineOfLink = (search: string): Line | undefined => {
  const said = new URLSearchParams(search)
  if ([...said.keys()].length === 0) return undefined
  const get = (key: string) => said.get(key) || undefined
  const quantity = get('quantity')
  const change = get('change')
  const lot: ChosenLot | undefined =
    said.has('lot') || said.has('lotCode')
      ? {
          code: get('lotCode') ?? '',
          ...(get('lot') ? { lotId: get('lot') } : {}),
          ...(get('expires') ? { expiresOn: get('expires') } : {}),
          ...(get('made') ? { manufacturedOn: get('made') } : {}),
        }
      : undefined
  return {
    ...emptyLine,
    ...(get('item') ? { itemId: get('item') } : {}),
    ...(lot ? { lot } : {}),
    ...(get('from') ? { fromId: get('from') } : {}),
    ...(get('to') ? { toId: get('to') } : {}),
    ...(get('replaces') ? { replaces: get('replaces') } : {}),
    ...(get('order') ? { orderId: get('order') } : {}),
    ...(get('line') ? { lineId: get('line') } : {}),
    entry: padEntry(quantity ? Number(quantity) : get('item') ? 1 : undefined, get('unit') ?? ''),
    touched: quantity !== undefined,
    change: change && CHANGES.includes(change) ? (change as Change) : 'less',
    reason: get('reason') ?? '',
  }
}

/** Nothing is lost with it: no number, no goods. */
const isBegun = ({ itemId, touched }: Line): boolean => itemId !== undefined && touched

/**
 * The line being entered, kept as a draft. A link to the screen starts it anew, and offers what was begun before. A change sees
 * what the one before left.
 */
export const useLine = (flow: Flow): [Line, (change: (line: Line) => Line) => void] => {
  const workspace = useWorkspace()
  const search = useSearch()
  const [path, navigate] = useLocation()
  const key = `line:${flow.name}`
  const [kept] = useDraft<Line>(key)

  const change = useCallback(
    (next: (line: Line) => Line) => {
      const line = next(workspace.draft<Line>(key) ?? emptyLine)
      workspace.setDraft(key, line === emptyLine ? undefined : line).catch((cause: unknown) => {
        console.error('draft', cause)
        warn(words.failure.noRoom)
      })
    },
    [workspace, key],
  )

  useEffect(() => {
    const linked = lineOfLink(search)
    if (!linked) return
    const before = workspace.draft<Line>(key)
    change(() => linked)
    if (before && isBegun(before)) say(words.flows.replaced, { undo: () => change(() => before) })
    navigate(path, { replace: true })
  }, [search, path, navigate, workspace, key, change])

  return [lineOfLink(search) ?? kept ?? emptyLine, change]
}
