import { useState } from 'react'
import { isPhysical } from '../../domain/location.ts'
import { BigButton } from '../ui/big-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Quantity } from '../ui/quantity.tsx'
import { Row, Rows } from '../ui/row.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { asMoment } from '../ui/when.ts'
import { useHistory, useItem, useLocation } from '../view/hooks.ts'
import type { HistoryQuery, HistoryRow } from '../view/rows.ts'
import { words } from '../words/index.ts'
import { HistoryStory } from './history-story.tsx'
import { ItemLabel } from './item-label.tsx'
import { ReasonLabel } from './reason-label.tsx'

/** What a row did to what is in sight: in the item's view to all bins together, in a bin's view to that bin. */
const useChange = (row: HistoryRow, locationId: string | undefined): { value: number; isChange: boolean } => {
  const from = useLocation(row.fromLocationId)
  const to = useLocation(row.toLocationId)
  const quantity = row.quantity ?? 0
  if (row.type === 'observation') return { value: quantity, isChange: false }
  const enters = locationId ? row.toLocationId === locationId : to !== undefined && isPhysical(to.kind)
  const leaves = locationId ? row.fromLocationId === locationId : from !== undefined && isPhysical(from.kind)
  if (enters === leaves) return { value: quantity, isChange: false }
  return { value: enters ? quantity : -quantity, isChange: true }
}

type LineProps = { row: HistoryRow; query: HistoryQuery; now: Date; onTell: (row: HistoryRow) => void }

const HistoryLine = ({ row, query, now, onTell }: LineProps) => {
  const item = useItem(row.itemId)
  const from = useLocation(row.fromLocationId)
  const to = useLocation(row.toLocationId)
  const at = useLocation(row.locationId)
  const change = useChange(row, query.locationId)
  const kind = words.history.kinds[row.kind]
  const way = row.type === 'observation' ? at?.code : words.history.way(from?.code ?? '…', to?.code ?? '…')
  const undone = row.reversedById !== undefined
  return (
    <Row
      title={
        <>
          {kind}
          {query.itemId ? null : (
            <>
              {' · '}
              <ItemLabel id={row.itemId} />
            </>
          )}
          {undone ? ` · ${words.history.undone.toLowerCase()}` : ''}
        </>
      }
      detail={
        <>
          <span>{asMoment(row.at, now)}</span>
          <span>{way}</span>
          {row.reason ? <ReasonLabel said={row.reason} /> : null}
        </>
      }
      trailing={
        <span style={{ display: 'flex', alignItems: 'center', textDecoration: undone ? 'line-through' : undefined }}>
          {row.quantity === undefined ? null : (
            <Quantity value={change.value} change={change.isChange} {...(item ? { unit: item.baseUnit } : {})} />
          )}
          <StateMark state={row.state} wordless onTell={() => onTell(row)} about={`${kind} ${way ?? ''}`} />
        </span>
      }
    />
  )
}

const PAGE = 30

type Props = { itemId?: string; lotId?: string; locationId?: string }

/** The card itself: every movement in and out and every count, newest first, each with its state. */
export const HistoryList = ({ itemId, lotId, locationId }: Props) => {
  const [limit, setLimit] = useState(PAGE)
  const [told, setTold] = useState<HistoryRow | undefined>()
  const query: HistoryQuery = {
    ...(itemId ? { itemId } : {}),
    ...(lotId ? { lotId } : {}),
    ...(locationId ? { locationId } : {}),
    limit,
  }
  const rows = useHistory(query)
  const now = new Date()
  if (rows.length === 0) return <EmptyState title={words.items.noHistory} />
  return (
    <>
      <Rows label={words.items.history}>
        {rows.map((row) => (
          <li key={row.id}>
            <HistoryLine row={row} query={query} now={now} onTell={setTold} />
          </li>
        ))}
      </Rows>
      {rows.length < limit ? null : (
        <BigButton kind="quiet" onClick={() => setLimit(limit + PAGE)}>
          {words.history.more}
        </BigButton>
      )}
      <HistoryStory row={told} onClose={() => setTold(undefined)} />
    </>
  )
}
