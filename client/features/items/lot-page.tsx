import { may } from '../../../domain/permissions.ts'
import { HistoryList } from '../../parts/history-list.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Expiry } from '../../ui/expiry.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Hint, Screen, Section } from '../../ui/screen.tsx'
import { dayOf } from '../../ui/when.ts'
import { words } from '../../ui/words.ts'
import { useHiddenOf, useItem, useItemStock, useLot, useReady } from '../../view/hooks.ts'
import classes from './items.module.css'
import { LotStatus } from './lot-status.tsx'

const WHAT = [
  { flow: 'pick', right: 'pick' },
  { flow: 'move', right: 'move' },
  { flow: 'adjust', right: 'adjust' },
] as const

/** One lot's or serial's card: where it is now, whether it may be used, every movement of it. */
export const LotPage = ({ itemId, lotId }: { itemId: string; lotId: string }) => {
  const member = useMember()
  const ready = useReady()
  const item = useItem(itemId)
  const lot = useLot(lotId)
  const stock = useItemStock(itemId).filter((row) => row.lotId === lotId && (row.onHand !== 0 || row.pending !== 0))
  const someHidden = useHiddenOf(itemId)
  if (!item || !lot) return <EmptyState title={ready ? words.lot.gone : words.notLoaded} />
  const [only] = stock
  const link = new URLSearchParams({
    ...{ item: itemId, lot: lot.id, lotCode: lot.code },
    ...(stock.length === 1 && only ? { from: only.locationId } : {}),
  })
  return (
    <Screen
      label={lot.code}
      action={
        <Actions>
          {WHAT.filter(({ right }) => may(member, right)).map(({ flow }) => (
            <BigButton key={flow} kind="quiet" href={`/${flow}?${link}`}>
              {words.flows.titles[flow]}
            </BigButton>
          ))}
        </Actions>
      }
    >
      <div className={classes.head}>
        <div>
          <p className={classes.sub}>{item.tracking === 'serial' ? words.lot.serial : words.lot.lot}</p>
          <h2 className={classes.name}>
            <Code value={lot.code} />
          </h2>
          <p className={classes.sub}>{item.name}</p>
          {lot.expiresOn ? <Expiry on={lot.expiresOn} today={dayOf(new Date())} /> : null}
        </div>
        <Quantity value={stock.reduce((sum, row) => sum + row.onHand, 0)} unit={item.baseUnit} size="huge" />
      </div>
      <Section title={words.lot.status}>
        <LotStatus lot={lot} item={item.name} />
      </Section>
      <Section title={words.items.where}>
        {stock.length === 0 ? <Hint>{words.items.nowhere}</Hint> : null}
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
      <Section title={words.items.history}>
        <HistoryList itemId={itemId} lotId={lotId} />
      </Section>
    </Screen>
  )
}
