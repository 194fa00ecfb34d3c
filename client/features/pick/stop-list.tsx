import { stopKey } from '../../../domain/pick-list.ts'
import { ItemLabel } from '../../parts/item-label.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { useItem, useLocation } from '../../view/hooks.ts'
import type { PickChoices, PickPlan } from '../../view/pick-plan.ts'
import { words } from '../../words/index.ts'
import classes from './pick.module.css'

const StopRow = ({ stop }: { stop: PickPlan['stops'][number] }) => {
  const item = useItem(stop.itemId)
  return (
    <Row
      title={<LocationLabel id={stop.locationId} />}
      detail={<ItemLabel id={stop.itemId} />}
      trailing={<Quantity value={stop.quantity} {...(item ? { unit: item.baseUnit } : {})} />}
    />
  )
}

const CountBin = ({ locationId }: { locationId: string }) => {
  const place = useLocation(locationId)
  return place ? (
    <BigButton kind="quiet" href={`/count/bin/${place.id}`}>
      {words.outbound.walk.countBin(place.code)}
    </BigButton>
  ) : null
}

/** Bins that held less than their card says, offered for a count. */
export const BinsToCount = ({ avoid }: { avoid: PickChoices['avoid'] }) =>
  avoid.length === 0 ? null : (
    <Section title={words.outbound.walk.countBins}>
      <div className={classes.counts}>
        {[...new Set(avoid.map((one) => one.locationId))].map((id) => (
          <CountBin key={id} locationId={id} />
        ))}
      </div>
    </Section>
  )

/** What comes after this stop: the next one on a phone, all of them where there is room. */
export const StopList = ({ plan, avoid }: { plan: PickPlan; avoid: PickChoices['avoid'] }) => (
  <div className={classes.list}>
    {plan.stops.length > 1 ? (
      <Section title={words.outbound.walk.next}>
        <Rows label={words.outbound.walk.list}>
          {plan.stops.slice(1).map((stop) => (
            <li key={stopKey(stop)}>
              <StopRow stop={stop} />
            </li>
          ))}
        </Rows>
      </Section>
    ) : null}
    <BinsToCount avoid={avoid} />
  </div>
)
