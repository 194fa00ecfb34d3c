import { useCallback, useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { isPhysical, siteOf } from '../../../domain/location.ts'
import type { LocationDocument, OrderDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { goodsSaid } from '../../parts/goods-said.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { type DockJob, dockJobsOf } from '../../parts/order-job.ts'
import { useMember } from '../../parts/use-member.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { wrongVariantSaid } from '../../parts/variant-said.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Screen } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { warn } from '../../ui/toast.ts'
import { TwoPane } from '../../ui/two-pane.tsx'
import { useItem, useLocations, useOrder, useReady } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { Closing } from './closing.tsx'
import { DoneHere } from './done-here.tsx'
import { type Job, jobOf } from './job.ts'
import { LineList } from './line-list.tsx'
import { type Heard, hear, openInstead, openLine } from './open-line.ts'
import { OpenWork } from './open-work.tsx'
import classes from './receive.module.css'
import { dockOf, placesOf } from './use-facts.ts'
import { useLinkedLine, useWork, useWorkLines, type WorkLine } from './use-work.ts'
import { withoutOrder } from './without-order.ts'

/** The work of one order at one dock: what comes in, or leaves for another site. Scan-first, one line at a time. */
export const ReceiveScreen = ({ id, job: name }: { id: string; job: DockJob }) => {
  const ready = useReady()
  const member = useMember()
  const order = useOrder(id)
  const job = order && jobOf(order, name)
  usePlace(order ? words.receive.title[name](order.number) : words.orders.title, `/orders/${id}`)
  if (!order) return <Gone title={words.orders.gone} ready={ready} />
  if (!job || !dockJobsOf(order, member).includes(name)) return <EmptyState title={words.receive.notThisJob} />
  return <DockWork key={`${id} ${name}`} order={order} job={job} />
}

/** What was scanned, and what was expected instead. */
const sayHeard = ({ said }: Heard, name: string, number: string, openName: string): string => {
  if (said === 'finish-first') return words.flows.finishFirst(name, openName)
  return words.flows.wrong(name, said === 'wrong-place' ? words.receive.aPlace : words.receive.anItemOf(number))
}

const DockWork = ({ order, job }: { order: OrderDocument; job: Job }) => {
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const { lines, done } = useWorkLines(order, job)
  const [work, change] = useWork(order.id, job)
  const [choosing, setChoosing] = useState(false)
  const open = lines.find(({ line }) => line.id === work.open?.lineId)
  const [first] = lines
  const next = first && first.left > 0 ? first : undefined
  const nextItem = useItem(next?.line.itemId)
  const locations = useLocations()
  const dockId = work.placeId ?? dockOf(placesOf(locations, job.siteId))?.id
  const fits = useCallback(
    (place: LocationDocument) => isPhysical(place.kind) && siteOf(place) === job.siteId,
    [job.siteId],
  )
  const openIt = ({ line, left }: WorkLine) =>
    change((now) => openInstead(now, openLine(line, workspace.read(itemQuery(line.itemId)), left)))
  useWakeLock()
  useLinkedLine(lines, change)

  /** The order has another variant of the same family, and waits for it. */
  const expectedVariant = (gotId: string | undefined): string | undefined =>
    lines
      .filter(({ left }) => left > 0)
      .map(({ line }) => wrongVariantSaid(workspace, line.itemId, gotId))
      .find((said) => said !== undefined)

  const openItem = useItem(open?.line.itemId)
  const unknown = useWorkScan((found) => {
    const best = found.find((one) => one.kind !== 'order') ?? found[0]
    const asked = { lines, fits, serialOpen: job.name === 'receive' && openItem?.tracking === 'serial' }
    const heard = hear(work, best, asked)
    if (heard.said === 'unknown') return 'unknown'
    answerScan(heard.good ? 'good' : 'wrong')
    if (heard.good) change((now) => hear(now, best, asked).work)
    else {
      const variant = heard.said === 'not-on-order' ? expectedVariant(goodsSaid(best)?.item.id) : undefined
      const text = variant ?? sayHeard(heard, nameOfFound(best), order.number, openItem?.name ?? words.unknownName)
      const href =
        heard.said === 'not-on-order' && job.name === 'receive' ? withoutOrder(goodsSaid(best), dockId) : undefined
      warn(text, href ? { label: words.receive.withoutOrder, go: () => navigate(href) } : undefined)
    }
    return true
  }, dockId)

  return (
    <TwoPane
      list={
        <Screen
          label={words.receive.title[job.name](order.number)}
          top={<CameraStrip size="strip" />}
          action={
            next ? (
              <BigButton kind={open ? 'quiet' : 'primary'} onClick={() => openIt(next)}>
                {words.receive.next(nextItem?.name ?? '')}
              </BigButton>
            ) : (
              <BigButton href="/put-away">{words.receive.putAway}</BigButton>
            )
          }
        >
          <p className={classes.head}>
            <span className={classes.progress}>{words.receive.progress(done, lines.length)}</span>
            {words.receive.lines(lines.length)}
          </p>
          {job.name === 'receive' ? (
            <Slots>
              <Slot
                label={words.receive.receiveAt}
                value={dockId ? <LocationLabel id={dockId} /> : undefined}
                onOpen={() => setChoosing(true)}
              />
            </Slots>
          ) : null}
          {next ? null : <Hint>{words.receive.nothingLeft}</Hint>}
          <LineList job={job.name} lines={lines} openId={open?.line.id} onOpen={openIt} />
          <DoneHere orderId={order.id} />
          {job.name === 'receive' && lines.some((one) => one.done > 0) ? (
            <Closing order={order} short={lines.filter(({ left }) => left > 0).length} />
          ) : null}
          {unknown}
          {choosing ? (
            <LocationChooser
              open
              title={words.flows.chooseTo}
              fits={fits}
              onClose={() => setChoosing(false)}
              onChoose={(placeId) => {
                change((now) => ({ ...now, placeId }))
                setChoosing(false)
              }}
            />
          ) : null}
        </Screen>
      }
      detail={
        open && work.open ? (
          <OpenWork
            key={open.line.id}
            {...{ job, work, fits }}
            orderId={order.id}
            open={work.open}
            line={open}
            onChange={change}
          />
        ) : null
      }
      empty={<EmptyState title={words.receive.chooseLine} hint={words.receive.chooseLineHint} />}
    />
  )
}
