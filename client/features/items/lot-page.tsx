import { useState } from 'react'
import { may, mayEdit } from '../../../domain/permissions.ts'
import { isTwice } from '../../../domain/serial.ts'
import { DeedButtons } from '../../parts/deed-buttons.tsx'
import { itemDeeds } from '../../parts/deeds.ts'
import { HistoryList } from '../../parts/history-list.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Expiry } from '../../ui/expiry.tsx'
import { Gone } from '../../ui/gone.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { asDay, asMoment } from '../../ui/when.ts'
import { useHiddenOf, useHistory, useItem, useItemStock, useLocation, useLot, useReady } from '../../view/hooks.ts'
import { useToday } from '../../view/today.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'
import { LotForm } from './lot-form.tsx'
import { LotStatus } from './lot-status.tsx'

/** Where the last movement took it, when it is in none of the bins. */
const LastSeen = ({ itemId, lotId }: { itemId: string; lotId: string }) => {
  const last = useHistory({ itemId, lotId, limit: 100 }).find(
    (row) => row.type === 'movement' && row.reversedById === undefined && row.state !== 'rejected',
  )
  const place = useLocation(last?.toLocationId)
  if (!last || !place) return <Hint>{words.items.nowhere}</Hint>
  return <Hint>{words.lot.lastSeen(place.name, asMoment(last.at, new Date()))}</Hint>
}

/** One lot's or serial's card: where it is now, whether it may be used, every movement of it. */
export const LotPage = ({ itemId, lotId }: { itemId: string; lotId: string }) => {
  const member = useMember()
  const ready = useReady()
  const item = useItem(itemId)
  const lot = useLot(lotId)
  const stock = useItemStock(itemId).filter((row) => row.lotId === lotId && (row.onHand !== 0 || row.pending !== 0))
  const [editing, setEditing] = useState(false)
  const someHidden = useHiddenOf(itemId)
  const only = useLocation(stock.length === 1 ? stock[0]?.locationId : undefined)
  const today = useToday(only?.siteId)
  if (!item || !lot) return <Gone title={words.lot.gone} ready={ready} />
  const twice =
    item.tracking === 'serial' &&
    isTwice(stock.flatMap((row) => (row.location ? [{ kind: row.location.kind, onHand: row.onHand }] : [])))
  return (
    <Screen
      label={lot.code}
      action={
        may(member, 'move') ? (
          <DeedButtons
            deeds={itemDeeds(member, item, { at: only, said: { lot: lot.id, lotCode: lot.code } })}
            about={lot.code}
          />
        ) : undefined
      }
    >
      <div className={classes.head}>
        <div>
          <h2 className={classes.name}>
            <Code value={lot.code} />
          </h2>
          <p className={classes.sub}>{item.name}</p>
          {lot.expiresOn ? <Expiry on={lot.expiresOn} today={today} /> : null}
          {lot.manufacturedOn ? (
            <p className={classes.sub}>
              {words.lot.madeOn}: {asDay(lot.manufacturedOn)}
            </p>
          ) : null}
        </div>
        <Quantity value={stock.reduce((sum, row) => sum + row.onHand, 0)} unit={item.baseUnit} size="huge" />
      </div>
      <Section title={words.lot.status}>
        <LotStatus lot={lot} item={item.name} />
        {mayEdit(member, { op: 'update', collection: 'lots', set: {} }, []).ok ? (
          <BigButton kind="quiet" onClick={() => setEditing(true)}>
            {words.lot.edit}
          </BigButton>
        ) : null}
      </Section>
      <Section title={words.items.where}>
        {stock.length === 0 ? <LastSeen itemId={itemId} lotId={lotId} /> : null}
        {twice ? <p className={classes.stop}>▲ {words.lot.twice}</p> : null}
        <Rows label={words.items.where}>
          {stock.map((row) => (
            <li key={row.locationId}>
              <Row
                href={`/locations/${row.locationId}`}
                title={<LocationLabel id={row.locationId} />}
                trailing={<Quantity value={row.onHand} unit={item.baseUnit} />}
              />
            </li>
          ))}
        </Rows>
        {someHidden ? <Hint>{words.items.beingCounted}</Hint> : null}
      </Section>
      <BigButton kind="quiet" href={`/labels?item=${itemId}&lot=${lotId}`}>
        {words.labels.open}
      </BigButton>
      <Section title={words.items.history}>
        <HistoryList itemId={itemId} lotId={lotId} />
      </Section>
      {editing ? <LotForm lot={lot} item={item} onClose={() => setEditing(false)} /> : null}
    </Screen>
  )
}
