import { NO_LOT } from '../../../domain/ids.ts'
import type { Take } from '../../../domain/pick.ts'
import { ItemLabel } from '../../parts/item-label.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { ItemThumb } from '../../parts/picture.tsx'
import { Code } from '../../ui/code.tsx'
import { Expiry } from '../../ui/expiry.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { useItem, useLocation, useLots, useOrder } from '../../view/hooks.ts'
import { useToday } from '../../view/today.ts'
import { words } from '../../words/index.ts'
import classes from './pick.module.css'
import { NO_CHOICES, type PickWork, placeFor } from './use-pick-work.ts'

/** The one next thing: from where, what, how many, into what. */
export const StopCard = ({ work, stop, isAt }: { work: PickWork; stop: Take; isAt: boolean }) => {
  const item = useItem(stop.itemId)
  const order = useOrder(stop.orderId)
  const lot = useLots(stop.itemId).find((one) => one.id === stop.lotId)
  const today = useToday(order?.siteId)
  const place = useLocation(stop.locationId)
  const { done, stops } = work.plan
  const total = done + stops.length
  return (
    <section className={classes.card} aria-label={item?.name ?? words.unknownName}>
      <div className={classes.head}>
        <span className={classes.label}>{isAt ? `● ${words.outbound.walk.atBin}` : words.outbound.walk.bin}</span>
        <span
          role="progressbar"
          aria-valuenow={done}
          aria-valuemax={total}
          aria-label={words.outbound.walk.progressLabel(done, total)}
          className={classes.progress}
        >
          {words.outbound.walk.progress(done, total)}
        </span>
      </div>
      {/* What stands on the shelf's label, to be read from afar; then the way there. */}
      <p className={classes.bin} data-at={isAt || undefined}>
        {place?.code ?? words.unknownName}
      </p>
      <p className={classes.way}>
        <LocationLabel id={stop.locationId} />
      </p>
      <p className={classes.quantity}>
        <Quantity value={stop.quantity} size="huge" {...(item ? { unit: item.baseUnit } : {})} />
      </p>
      <div className={classes.goods}>
        <ItemThumb itemId={stop.itemId} large />
        <p className={classes.item}>
          <ItemLabel id={stop.itemId} />
        </p>
      </div>
      <p className={classes.detail}>
        {item ? <Code value={item.sku} /> : null}
        {stop.lotId !== NO_LOT && lot ? (
          <span>
            {words.flows.lot} <Code value={lot.code} />
          </span>
        ) : null}
        {lot?.expiresOn ? <Expiry on={lot.expiresOn} today={today} /> : null}
      </p>
      <p className={classes.into}>
        <span className={classes.label}>{words.outbound.walk.into}</span>
        <LocationLabel id={placeFor(work.choices ?? NO_CHOICES, stop)} />
        <span className={classes.label}>{order?.number}</span>
      </p>
    </section>
  )
}
