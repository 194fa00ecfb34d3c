import { isPhysical } from '../../../domain/location.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { DeedButtons } from '../../parts/deed-buttons.tsx'
import { placeDeeds } from '../../parts/deeds.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { useHiddenAt, useLocationStock } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './scan.module.css'

const MOST_ITEMS = 6

/** A location: what should be in it, and what can be done here. */
export const LocationAnswer = ({ location }: { location: LocationDocument }) => {
  const member = useMember()
  const rows = useLocationStock(location.id).filter((row) => row.onHand !== 0)
  const hidden = useHiddenAt(location.id)
  const works = isPhysical(location.kind)
  return (
    <article className={classes.card} aria-label={location.code}>
      <div>
        <p className={classes.kind}>{words.locations.kinds[location.kind]}</p>
        <p className={classes.name}>
          <LocationLabel id={location.id} />
        </p>
        {location.capacity ? <p>{words.places.fits(location.capacity)}</p> : null}
      </div>
      {rows.length === 0 && works && !hidden ? <Hint>{words.locations.nothing}</Hint> : null}
      <Rows label={words.locations.contents}>
        {rows.slice(0, MOST_ITEMS).map((row) => (
          <li key={`${row.itemId} ${row.lotId ?? ''}`}>
            <Row
              href={`/items/${row.itemId}?at=${location.id}`}
              title={row.item?.name ?? words.unknownName}
              detail={row.lot?.code}
              trailing={<Quantity value={row.onHand} {...(row.item ? { unit: row.item.baseUnit } : {})} />}
            />
          </li>
        ))}
        {rows.length > MOST_ITEMS ? (
          <li>
            <Row href={`/locations/${location.id}`} title={words.import.more(rows.length - MOST_ITEMS)} />
          </li>
        ) : null}
      </Rows>
      {hidden ? (
        <Hint>{rows.length === 0 ? words.locations.beingCounted : words.locations.someBeingCounted}</Hint>
      ) : null}
      <DeedButtons deeds={works ? placeDeeds(member, location) : []} about={location.code} atHand={5}>
        <BigButton kind="quiet" href={`/locations/${location.id}`}>
          {words.items.open}
        </BigButton>
      </DeedButtons>
    </article>
  )
}
