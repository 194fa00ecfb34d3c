import { isPhysical } from '../../../domain/location.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { useHiddenOf, useItemStock } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

/** On hand by location and lot, with what is available and what is not sent yet shown apart. */
export const ItemPlaces = ({ item }: { item: ItemDocument }) => {
  const rows = useItemStock(item.id).filter(
    (row) => (row.onHand !== 0 || row.pending !== 0) && (!row.location || isPhysical(row.location.kind)),
  )
  const hidden = useHiddenOf(item.id) ? <Hint>{words.items.beingCounted}</Hint> : null
  if (rows.length === 0) return hidden ?? <Hint>{words.items.nowhere}</Hint>
  const list = (
    <Rows label={words.items.where}>
      {rows.map((row) => (
        <li key={`${row.locationId} ${row.lotId ?? ''}`}>
          <Row
            href={`/locations/${row.locationId}`}
            title={<LocationLabel id={row.locationId} />}
            detail={
              <>
                {row.lot ? <Code value={row.lot.code} /> : null}
                {row.available === row.onHand ? null : (
                  <span>
                    {words.items.available} {row.available}
                  </span>
                )}
              </>
            }
            trailing={
              <>
                <Quantity value={row.onHand} unit={item.baseUnit} />
                {row.pending === 0 ? null : (
                  <span className={classes.pending}>
                    ○ {words.items.pending} <Quantity value={row.pending} change />
                  </span>
                )}
              </>
            }
          />
        </li>
      ))}
    </Rows>
  )
  return (
    <>
      {list}
      {hidden}
    </>
  )
}
