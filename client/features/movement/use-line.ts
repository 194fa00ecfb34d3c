import { useCallback, useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { padEntry } from '../../ui/pad-entry.ts'
import { useWorkspace } from '../../view/provider.tsx'
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

/** The line being entered, written through to the drafts; a link to the screen starts it anew. */
export const useLine = (flow: Flow): [Line, (change: (line: Line) => Line) => void] => {
  const workspace = useWorkspace()
  const search = useSearch()
  const [path, navigate] = useLocation()
  const key = `line:${flow.name}`
  const [line, setLine] = useState<Line>(() => lineOfLink(search) ?? workspace.draft<Line>(key) ?? emptyLine)

  useEffect(() => {
    const linked = lineOfLink(search)
    if (!linked) return
    setLine(linked)
    navigate(path, { replace: true })
  }, [search, path, navigate])

  useEffect(() => {
    void workspace.setDraft(key, line === emptyLine ? undefined : line).catch((cause: unknown) => {
      console.warn('draft', cause)
    })
  }, [workspace, key, line])

  return [line, useCallback((change) => setLine(change), [])]
}
