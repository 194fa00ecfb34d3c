import { useLocation as useRoute } from 'wouter'
import type { Take } from '../../../domain/pick.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Panes, Screen } from '../../ui/screen.tsx'
import { useItem, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { HowManySheet } from './how-many-sheet.tsx'
import { NoticeLine } from './notice-line.tsx'
import { OtherSheet } from './other-sheet.tsx'
import classes from './pick.module.css'
import { PickEnd } from './pick-end.tsx'
import { StopCard } from './stop-card.tsx'
import { StopList } from './stop-list.tsx'
import { useAsking } from './use-asking.ts'
import { useHearing } from './use-hearing.ts'
import { type PickWork, usePickWork } from './use-pick-work.ts'

/** The pick list, stop after stop: where to, what, how many, and into which tote. */
export const PickScreen = () => {
  const ready = useReady()
  const work = usePickWork()
  const [only] = work.choices?.orders ?? []
  usePlace(words.outbound.walk.title, work.choices?.orders.length === 1 && only ? `/orders/${only.orderId}` : '/orders')
  useWakeLock()
  if (!ready) return <EmptyState title={words.notLoaded} />
  if (!work.choices) {
    return (
      <EmptyState title={words.outbound.walk.none} hint={words.outbound.walk.noneHint}>
        <BigButton href="/pick-list/new">{words.outbound.start.title}</BigButton>
      </EmptyState>
    )
  }
  const [stop] = work.plan.stops
  return stop ? <Walk work={work} stop={stop} /> : <PickEnd work={work} />
}

const Walk = ({ work, stop }: { work: PickWork; stop: Take }) => {
  const [, navigate] = useRoute()
  const item = useItem(stop.itemId)
  const asks = useAsking(stop)
  const { atLocationId, taken, unknown } = useHearing(work, stop, asks.putAway)
  const { plan } = work

  const take = (quantity: number, reason?: string) =>
    work.inTurn(async () => {
      if (!(await work.take(stop, { quantity, ...(reason ? { reason } : {}) }))) return
      taken(stop)
      asks.end()
    })
  const leave = async () => {
    if (await work.inTurn(work.leave)) navigate('/orders')
  }

  return (
    <Screen
      label={words.outbound.walk.title}
      top={<CameraStrip size="strip" />}
      action={
        <div className={classes.buttons}>
          <BigButton onClick={() => take(stop.quantity)}>
            {words.outbound.walk.take(`${asFigure(stop.quantity)} ${item?.baseUnit ?? ''}`)}
          </BigButton>
          <BigButton kind="quiet" onClick={() => asks.open('short')}>
            {words.outbound.walk.short}
          </BigButton>
          <BigButton kind="quiet" onClick={() => work.skip(stop)}>
            {words.outbound.walk.skip}
          </BigButton>
          <BigButton kind="quiet" onClick={() => asks.open('other')}>
            {words.outbound.walk.other}
          </BigButton>
        </div>
      }
    >
      <Panes
        left={
          <>
            <StopCard work={work} stop={stop} isAt={atLocationId === stop.locationId} />
            <NoticeLine notice={work.notice} />
          </>
        }
        right={<StopList plan={plan} avoid={work.choices?.avoid ?? []} />}
      />
      {asks.sheet === 'short' || asks.sheet === 'quantity' ? (
        <HowManySheet
          {...{ work, stop }}
          counting={asks.counting}
          onCounting={asks.count}
          initial={asks.sheet === 'short' ? 0 : stop.quantity}
          onClose={asks.putAway}
          onTake={take}
        />
      ) : null}
      {unknown}
      {asks.sheet === 'other' ? (
        <OtherSheet
          work={work}
          line={stop}
          stop={stop}
          itemId={asks.otherItemId}
          onItem={asks.chooseOther}
          onClose={asks.putAway}
          onQuantity={() => asks.open('quantity')}
          onLeave={leave}
        />
      ) : null}
    </Screen>
  )
}
