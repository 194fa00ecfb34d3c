import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import type { Known } from '../../../domain/as-of.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import type { AsOfScope } from '../../view/as-of.ts'
import { useItem, useLocation, useSyncState } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { AsOfLine, summedByItem } from './as-of-rows.tsx'
import classes from './history.module.css'
import { useAsOf } from './use-as-of.ts'

const HOUR_MS = 3_600_000
const QUICK = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, month: 30 * 24 * HOUR_MS } as const
const KNOWNS: readonly Known[] = ['now', 'then']

/** As a field for a day and a time takes it: the clock on the wall here. */
const wallTime = (ms: number): string => {
  const time = new Date(ms)
  return new Date(ms - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

const scopeOf = (search: string): AsOfScope | undefined => {
  const said = new URLSearchParams(search)
  const [itemId, locationId, siteId] = ['item', 'location', 'site'].map((name) => said.get(name))
  if (itemId) return { itemId }
  if (locationId) return { locationId }
  return siteId ? { siteId } : undefined
}

const Answer = ({ scope, at, known }: { scope: AsOfScope; at: string; known: Known }) => {
  const { rows, source, state, hasMore, ask } = useAsOf(scope, { at, known })
  const item = useItem('itemId' in scope ? scope.itemId : undefined)
  const { pending } = useSyncState()
  const shown = 'siteId' in scope ? summedByItem(rows) : rows
  return (
    <Section
      title={words.asOf.rows}
      aside={
        item ? <Quantity value={rows.reduce((sum, row) => sum + row.onHand, 0)} unit={item.baseUnit} /> : undefined
      }
    >
      {state === 'told' && shown.length === 0 ? <EmptyState title={words.asOf.nothing} /> : null}
      {shown.length > 0 ? (
        <div className={classes.rows}>
          <VirtualList
            rows={shown}
            keyOf={(row) => `${row.itemId} ${row.locationId} ${row.lotId ?? ''}`}
            label={words.asOf.rows}
          >
            {(row) => <AsOfLine row={row} by={'itemId' in scope ? 'location' : 'item'} />}
          </VirtualList>
        </div>
      ) : null}
      {state === 'asking' ? <Hint>{words.asOf.asking}</Hint> : null}
      {state === 'failed' ? (
        <>
          <Hint>{words.asOf.offline}</Hint>
          <BigButton kind="quiet" onClick={ask}>
            {words.asOf.again}
          </BigButton>
        </>
      ) : null}
      {hasMore ? (
        <BigButton kind="quiet" onClick={ask}>
          {words.asOf.more}
        </BigButton>
      ) : null}
      {state === 'told' ? (
        <Hint>
          {words.asOf.from[source]} {pending > 0 ? words.asOf.unsent : ''}
        </Hint>
      ) : null}
    </Section>
  )
}

/** What an item, a bin or a site held at a moment, as it is known now or as it was known then. */
export const AsOfScreen = () => {
  const scope = scopeOf(useSearch())
  const [moment, setMoment] = useState(() => wallTime(Date.now() - QUICK.day))
  const [known, setKnown] = useState<Known>('now')
  const item = useItem(scope && 'itemId' in scope ? scope.itemId : undefined)
  const placeId = scope && ('locationId' in scope ? scope.locationId : 'siteId' in scope ? scope.siteId : undefined)
  const place = useLocation(placeId)
  usePlace(words.asOf.title, item ? `/items/${item.id}` : place ? `/locations/${place.id}` : '/items')
  if (!scope) return <EmptyState title={words.asOf.ofNothing} hint={words.asOf.ofNothingHint} />
  const time = new Date(moment)
  const at = Number.isNaN(time.getTime()) ? undefined : time.toISOString()
  return (
    <Screen label={words.asOf.title}>
      <h2>{item?.name ?? place?.code ?? words.unknownName}</h2>
      <Choices label={words.asOf.ago} className={classes.quick}>
        {Object.entries(QUICK).map(([name, ago]) => (
          <button
            key={name}
            type="button"
            className={classes.choice}
            onClick={() => setMoment(wallTime(Date.now() - ago))}
          >
            {words.asOf.quick[name as keyof typeof QUICK]}
          </button>
        ))}
      </Choices>
      <TextInput
        type="datetime-local"
        label={words.asOf.moment}
        value={moment}
        max={wallTime(Date.now())}
        onChange={(event) => setMoment(event.target.value)}
      />
      <Choices label={words.asOf.known} className={classes.knowns}>
        {KNOWNS.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.choice}
            aria-pressed={known === one}
            onClick={() => setKnown(one)}
          >
            {words.asOf.asKnown(one)}
          </button>
        ))}
      </Choices>
      <Hint>{words.asOf.hint(known)}</Hint>
      {at ? <Answer scope={scope} at={at} known={known} /> : null}
    </Screen>
  )
}
