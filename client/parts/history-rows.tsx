import { useState } from 'react'
import { isPhysical } from '../../domain/location.ts'
import { Quantity } from '../ui/quantity.tsx'
import { Row, Rows } from '../ui/row.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { asMoment } from '../ui/when.ts'
import { useItem, useLocation } from '../view/hooks.ts'
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

type InSight = Pick<HistoryQuery, 'itemId' | 'locationId'>
type LineProps = { row: HistoryRow; query: InSight; now: Date; onTell: (row: HistoryRow) => void }

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

type Props = { label: string; rows: readonly HistoryRow[]; inSight?: InSight }

/** Movements and counts, each with its state and its story; seen from an item or a place, where one is in sight. */
export const HistoryRows = ({ label, rows, inSight = {} }: Props) => {
  const [told, setTold] = useState<HistoryRow | undefined>()
  const now = new Date()
  return (
    <>
      <Rows label={label}>
        {rows.map((row) => (
          <li key={row.id}>
            <HistoryLine row={row} query={inSight} now={now} onTell={setTold} />
          </li>
        ))}
      </Rows>
      <HistoryStory row={told} onClose={() => setTold(undefined)} />
    </>
  )
}
