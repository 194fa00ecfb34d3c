import { daysBetween, expiryOffered } from '../../../domain/lot.ts'
import type { ItemDocument, LotDocument } from '../../../domain/protocol/documents.ts'
import { DeedButtons } from '../../parts/deed-buttons.tsx'
import { itemDeeds } from '../../parts/deeds.ts'
import { ExpectedOn } from '../../parts/expected-on.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { ItemThumb } from '../../parts/picture.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Expiry } from '../../ui/expiry.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { useHiddenOf, useItemStock, useLocation, useReady } from '../../view/hooks.ts'
import type { LabelFacts } from '../../view/rows.ts'
import { useToday } from '../../view/today.ts'
import { words } from '../../words/index.ts'
import classes from './scan.module.css'

const MOST_PLACES = 4

type Props = { item: ItemDocument; lot?: LotDocument; unit: string | undefined; label: LabelFacts | undefined }

/** What a flow begins with when it is opened from here: all that the label said. */
const saidOf = ({ item, lot, unit, label }: Props): Record<string, string | undefined> => ({
  lot: lot?.id,
  lotCode: lot?.code ?? label?.lotCode,
  expires: expiryOffered(label ?? {}, item),
  made: label?.manufacturedOn,
  unit,
  quantity: label?.quantity === undefined ? undefined : String(label.quantity),
})

/** What the label says that is not on the card: a lot that is new here, how many there are. */
const sayLabel = ({ item, lot, unit, label }: Props, today: string): string => {
  const expiresOn = expiryOffered(label ?? {}, item)
  return [
    ...(label?.lotCode !== undefined && lot === undefined ? [words.scan.newLot(label.lotCode)] : []),
    ...(expiresOn && lot === undefined ? [words.expiry.in(daysBetween(today, expiresOn))] : []),
    ...(label?.quantity === undefined && unit === undefined
      ? []
      : [words.scan.labelHolds(label?.quantity ?? 1, unit ?? item.baseUnit)]),
  ].join(' · ')
}

/** An item, or one of its lots: how many, where, and what can be done with it. */
export const ItemAnswer = (props: Props) => {
  const { item, lot } = props
  const member = useMember()
  const ready = useReady()
  const rows = useItemStock(item.id).filter((row) => row.onHand !== 0 && (!lot || row.lotId === lot.id))
  const someHidden = useHiddenOf(item.id)
  const total = rows.reduce((sum, row) => sum + row.onHand, 0)
  const only = useLocation(rows.length === 1 ? rows[0]?.locationId : undefined)
  const today = useToday(only?.siteId)
  const said = sayLabel(props, today)
  const card = lot ? `/items/${item.id}/lots/${lot.id}` : `/items/${item.id}`
  return (
    <article className={classes.card} aria-label={item.name}>
      <div className={classes.head}>
        <ItemThumb itemId={item.id} large />
        <div className={classes.what}>
          <p className={classes.kind}>{words.scan.kinds[lot ? 'lot' : 'item']}</p>
          <p className={classes.name}>{item.name}</p>
          <Code value={lot ? lot.code : item.sku} />
          {lot && lot.status !== 'available' ? <p>▲ {words.items.lotStatus[lot.status]}</p> : null}
          {lot?.expiresOn ? (
            <p>
              <Expiry on={lot.expiresOn} today={today} />
            </p>
          ) : null}
        </div>
        {ready ? <Quantity value={total} unit={item.baseUnit} size="huge" /> : null}
      </div>
      {said === '' ? null : <p>{said}</p>}
      {/* What it is can be told from one stored chunk; how many there are, only once all of the stock is in memory. */}
      {ready ? null : <Hint>{words.notLoaded}</Hint>}
      <Rows label={words.items.where}>
        {rows.slice(0, MOST_PLACES).map((row) => (
          <li key={`${row.locationId} ${row.lotId ?? ''}`}>
            <Row
              href={`/locations/${row.locationId}`}
              title={<LocationLabel id={row.locationId} />}
              trailing={<Quantity value={row.onHand} unit={item.baseUnit} />}
            />
          </li>
        ))}
        {rows.length > MOST_PLACES ? (
          <li>
            <Row href={card} title={words.import.more(rows.length - MOST_PLACES)} />
          </li>
        ) : null}
      </Rows>
      {someHidden ? <Hint>{words.items.beingCounted}</Hint> : null}
      <ExpectedOn itemId={item.id} />
      <DeedButtons deeds={itemDeeds(member, item, { at: only, said: saidOf(props) })} about={item.name} atHand={5}>
        <BigButton kind="quiet" href={card}>
          {words.items.open}
        </BigButton>
      </DeedButtons>
    </article>
  )
}
