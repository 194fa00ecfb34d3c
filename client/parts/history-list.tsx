import { useState } from 'react'
import { BigButton } from '../ui/big-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useHistory } from '../view/hooks.ts'
import type { HistoryQuery } from '../view/rows.ts'
import { words } from '../words/index.ts'
import { HistoryRows } from './history-rows.tsx'

const PAGE = 30

type Props = { itemId?: string; lotId?: string; locationId?: string }

/** The card itself: every movement in and out and every count, newest first, each with its state. */
export const HistoryList = ({ itemId, lotId, locationId }: Props) => {
  const [limit, setLimit] = useState(PAGE)
  const query: HistoryQuery = {
    ...(itemId ? { itemId } : {}),
    ...(lotId ? { lotId } : {}),
    ...(locationId ? { locationId } : {}),
    limit,
  }
  const rows = useHistory(query)
  if (rows.length === 0) return <EmptyState title={words.items.noHistory} />
  return (
    <>
      <HistoryRows label={words.items.history} rows={rows} inSight={query} />
      {rows.length < limit ? null : (
        <BigButton kind="quiet" onClick={() => setLimit(limit + PAGE)}>
          {words.history.more}
        </BigButton>
      )}
    </>
  )
}
