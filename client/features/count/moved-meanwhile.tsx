import type { ObservationDocument } from '../../../domain/protocol/documents.ts'
import { asChange } from '../../ui/quantity.tsx'
import { Hint } from '../../ui/screen.tsx'
import { asMoment } from '../../ui/when.ts'
import { useHistory, useMembers } from '../../view/hooks.ts'
import type { HistoryRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'

const LOOKED_AT = 30
const SHOWN = 5

type Props = { observation: ObservationDocument; plannedAt: string | undefined }

/** What moved in the counted cell since the count was planned, outside a count since it was seen, and whether the counter can have seen it. */
export const MovedMeanwhile = ({ observation, plannedAt }: Props) => {
  const { itemId, lotId, locationId, key } = observation
  const members = useMembers()
  const history = useHistory({ ...(itemId ? { itemId } : {}), locationId, limit: LOOKED_AT })
  if (itemId === undefined) return null
  const isOfCell = (row: HistoryRow) =>
    row.type === 'movement' && row.kind !== 'count-variance' && (row.lotId ?? undefined) === lotId
  const moved = history.filter(
    (row) => isOfCell(row) && row.at >= (plannedAt ?? key.at) && row.reversedById === undefined,
  )
  if (moved.length === 0) return <Hint>{plannedAt ? words.count.nothingMoved : words.count.nothingMovedSince}</Hint>
  return (
    <div>
      <Hint>{words.count.meanwhile}</Hint>
      <ul>
        {moved.slice(0, SHOWN).map((row) => {
          const change = (row.quantity ?? 0) * (row.toLocationId === locationId ? 1 : -1)
          const by = members.find((one) => one.id === row.userId)?.name
          return (
            <li key={row.id}>
              {[
                `${asChange(change)} ${words.history.kinds[row.kind]}`,
                asMoment(row.at, new Date()),
                ...(by ? [words.history.by(by)] : []),
                row.at > key.at ? words.count.afterSeen : words.count.beforeSeen,
              ].join(' · ')}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
