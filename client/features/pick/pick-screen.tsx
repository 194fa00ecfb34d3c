import { useRef, useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import type { Take } from '../../../domain/pick.ts'
import { checkPick, type PickHeard } from '../../../domain/pick-check.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { scannedOf } from '../../parts/scanned.ts'
import { useWorkScan } from '../../parts/use-work-scan.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Screen } from '../../ui/screen.tsx'
import { words } from '../../ui/words.ts'
import { useItem, useReady } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { HowManySheet } from './how-many-sheet.tsx'
import { NoticeLine } from './notice-line.tsx'
import { OtherSheet } from './other-sheet.tsx'
import classes from './pick.module.css'
import { PickEnd } from './pick-end.tsx'
import { StopCard } from './stop-card.tsx'
import { StopList } from './stop-list.tsx'
import { useAsking } from './use-asking.ts'
import { useNames } from './use-names.ts'
import { type PickWork, placeFor, usePickWork } from './use-pick-work.ts'

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

/** What was expected, for a clear no. */
const expectedOf = (names: ReturnType<typeof useNames>, stop: Take, heard: PickHeard): string => {
  if (heard.kind !== 'no') return ''
  if (heard.why === 'wrong-bin' || heard.why === 'bin-first') return names.place(stop.locationId)
  if (heard.why === 'wrong-lot') return names.lot(stop.itemId, stop.lotId) ?? ''
  return names.item(stop.itemId).name
}

/** Hears scans while a list is walked; each in its turn, against the list as it stands by then. */
const useHearing = (work: PickWork) => {
  const workspace = useWorkspace()
  const names = useNames()
  const [atLocationId, setAt] = useState<string | undefined>()
  const last = useRef<{ itemId?: string; at?: string }>({})
  const standAt = (locationId: string): void => {
    last.current.at = locationId
    setAt(locationId)
  }
  const taken = (stop: Take): void => {
    last.current.itemId = stop.itemId
    standAt(stop.locationId)
  }

  useWorkScan(({ code }) => {
    const scanned = scannedOf(workspace.lookup(code)[0])
    void work.inTurn(async () => {
      const { plan, choices } = work.now()
      const [stop] = plan.stops
      if (!stop) return
      const lotsHere = plan.shelves.filter((shelf) => shelf.locationId === stop.locationId && shelf.free > 0)
      const heard = checkPick(
        {
          stop,
          placeId: placeFor(choices, stop),
          atLocationId: last.current.at,
          lastItemId: last.current.itemId,
          isSerial: workspace.read(itemQuery(stop.itemId))?.tracking === 'serial',
          lotsHere: new Set(lotsHere.map((shelf) => shelf.lotId)),
        },
        scanned,
      )
      answerScan(heard.kind !== 'no' ? 'good' : heard.why === 'unknown' ? 'bad' : 'wrong')
      if (heard.kind === 'no') work.refuse(words.outbound.walk.no[heard.why](expectedOf(names, stop, heard)))
      else if (heard.kind === 'at-place') {
        if (scanned.kind === 'location' && scanned.locationId === stop.locationId) standAt(stop.locationId)
      } else if (await work.take(stop, { quantity: stop.quantity, lotId: heard.lotId })) taken(stop)
    })
    return true
  })
  return { atLocationId, taken }
}

const Walk = ({ work, stop }: { work: PickWork; stop: Take }) => {
  const [, navigate] = useRoute()
  const item = useItem(stop.itemId)
  const { atLocationId, taken } = useHearing(work)
  const asks = useAsking(stop)
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
      <div className={classes.panes}>
        <div className={classes.list}>
          <StopCard work={work} stop={stop} isAt={atLocationId === stop.locationId} />
          <NoticeLine notice={work.notice} />
        </div>
        <StopList plan={plan} avoid={work.choices?.avoid ?? []} />
      </div>
      {asks.sheet === 'short' || asks.sheet === 'quantity' ? (
        <HowManySheet
          stop={stop}
          entry={asks.entry}
          onEntry={asks.change}
          initial={asks.sheet === 'short' ? 0 : stop.quantity}
          onClose={asks.putAway}
          onTake={take}
        />
      ) : null}
      {asks.sheet === 'other' ? (
        <OtherSheet
          work={work}
          line={stop}
          stop={stop}
          onClose={asks.putAway}
          onQuantity={() => asks.open('quantity')}
          onLeave={leave}
        />
      ) : null}
    </Screen>
  )
}
