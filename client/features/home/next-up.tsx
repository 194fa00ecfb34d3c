import type { ReactNode } from 'react'
import { mayRecount } from '../../../domain/count.ts'
import { isStillOpen } from '../../../domain/count-schedule.ts'
import { givenFirst, isGivenTo, isLate } from '../../../domain/order.ts'
import { isToPick } from '../../../domain/outbound.ts'
import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { dockJobHref, dockJobsOf } from '../../parts/order-job.ts'
import { useMember } from '../../parts/use-member.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Late } from '../../ui/late.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { asDay, dayOf } from '../../ui/when.ts'
import {
  useCounts,
  useDraft,
  useInboundOrders,
  useOrders,
  useRecounts,
  useSyncState,
  useWaitingOutside,
} from '../../view/hooks.ts'
import { inboxQuery, ownBesidesBadgeQuery } from '../../view/inbox.ts'
import { stagesOutQuery } from '../../view/orders-out.ts'
import { type PickChoices, pickPlanQuery } from '../../view/pick-plan.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

const MOST = 4

/** The first few, and then how many more there are and where. */
const fewOf = <T,>(key: string, href: string, some: readonly T[], nextOf: (one: T) => Next): Next[] => [
  ...some.slice(0, MOST).map(nextOf),
  ...(some.length > MOST ? [{ key: `more ${key}`, href, title: words.import.more(some.length - MOST) }] : []),
]

type Next = { key: string; href: string; title: string; detail?: ReactNode; late?: boolean }

/**
 * What waits for this member, each one tap from its beginning: the walk they are on, what needs them, their counts, what comes in,
 * what goes out, their exceptions; then, for who leads, what nobody has taken on.
 */
const useNext = (): Next[] => {
  const member = useMember()
  const { inbox } = useSyncState()
  const counts = useCounts()
  const orders = useOrders()
  const inbound = useInboundOrders()
  const [picking] = useDraft<PickChoices>('pick')
  const plan = useQuery(pickPlanQuery(picking))
  const recounts = useRecounts()
  const leads = may(member, 'approve')
  const today = dayOf(new Date())
  const own = useQuery(ownBesidesBadgeQuery)
  const untaken = useQuery(inboxQuery).untaken.length

  const mine = counts.filter(
    ({ count }) =>
      (count.state === 'planned' || count.state === 'counting') && count.assigneeIds.includes(member.userId),
  )
  // Whoever is there may take one that nobody was asked for.
  const unassigned = may(member, 'count')
    ? counts.filter(
        ({ count }) => isStillOpen(count) && count.assigneeIds.length === 0 && may(member, 'count', count.siteId),
      )
    : []
  const again = may(member, 'count') ? recounts.filter((one) => mayRecount(one, member.userId)) : []
  const toReview = leads ? counts.filter(({ count, awaiting }) => awaiting > 0 && count.state !== 'cancelled') : []
  const outside = useWaitingOutside()
  const stages = useQuery(stagesOutQuery)
  const isUnderWay = (id: string): boolean => picking?.orders.some(({ orderId }) => orderId === id) ?? false
  const mayDo = {
    pick: (siteId: string) => may(member, 'pick', siteId),
    picking: (siteId: string) => may(member, 'pick', siteId),
    ship: (siteId: string) => may(member, 'ship', siteId),
    shipped: (siteId: string) => may(member, 'edit-orders', siteId),
  }
  const open = givenFirst(orders, member.userId)
    .filter((order) => order.kind === 'sales' && mayDo[stages[order.id] ?? 'shipped'](order.siteId))
    .filter((order) => order.state === 'open' && !isUnderWay(order.id))
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))

  // What there is to take in, and what another site waits for and has not been sent yet.
  const given = new Set(
    givenFirst(
      inbound.map(({ order }) => order),
      member.userId,
    ),
  )
  const docks = inbound
    .filter(({ order }) => given.has(order))
    .flatMap(({ order, done, total, coming }) =>
      dockJobsOf(order, member)
        .filter((job) => coming === (job === 'receive'))
        .map((job) => ({ order, job, done, total })),
    )
  const isMine = (order: OrderDocument): boolean => isGivenTo(order, member.userId)
  const isOpen = (order: OrderDocument): boolean => !isMine(order)
  const dueOf = ({ dueOn }: OrderDocument): string[] => (dueOn ? [words.orders.due(asDay(dueOn))] : [])
  const givenOf = (order: OrderDocument): string[] => (isMine(order) ? [words.home.given] : [])
  const docksOf = (key: string, wanted: (order: OrderDocument) => boolean): Next[] =>
    fewOf(
      `docks ${key}`,
      '/orders',
      docks.filter(({ order }) => wanted(order)),
      ({ order, job, done, total }) => ({
        key: `${job} ${order.id}`,
        href: dockJobHref(order.id, job),
        title: words.receive.title[job](order.number),
        detail: [...givenOf(order), words.receive.lineProgress(done, total), ...dueOf(order)].join(' · '),
        late: isLate(order, today),
      }),
    )
  const outOf = (key: string, wanted: (order: OrderDocument) => boolean): Next[] =>
    fewOf(`out ${key}`, '/orders', open.filter(wanted), (order) => ({
      key: order.id,
      href: isToPick(stages[order.id]) ? `/pick-list/new?order=${order.id}` : `/orders/${order.id}`,
      title: words.home.out[stages[order.id] ?? 'shipped'](order.number),
      detail: [...givenOf(order), words.orders.lineCount(order.lines.length), ...dueOf(order)].join(' · '),
      late: isLate(order, today),
    }))
  const countsOf = (key: string, some: typeof counts): Next[] =>
    fewOf(`counts ${key}`, '/count', some, ({ count, observed }) => ({
      key: count.id,
      href: `/count/${count.id}`,
      title: words.home.count(count.name),
      detail: count.dueOn ? words.count.due(asDay(count.dueOn)) : words.home.counted(observed),
    }))

  return [
    ...(picking
      ? [
          {
            key: 'picking',
            href: '/pick-list',
            title: words.outbound.goOn,
            detail: words.outbound.underWay(plan.done, plan.done + plan.stops.length),
          },
        ]
      : []),
    ...(inbox > 0
      ? [{ key: 'inbox', href: '/inbox', title: words.home.needsYou(inbox), detail: words.home.needsYouHint }]
      : []),
    ...fewOf('again', '/count', again, (recount) => ({
      key: `again ${recount.id}`,
      href: recount.countId
        ? `/count/${recount.countId}/bin/${recount.locationId}`
        : `/count/bin/${recount.locationId}`,
      title: words.home.countAgain,
      detail: <LocationLabel id={recount.locationId} />,
    })),
    ...countsOf('mine', mine),
    ...docksOf('mine', isMine),
    ...outOf('mine', isMine),
    ...countsOf('open', unassigned),
    ...docksOf('open', isOpen),
    ...outOf('open', isOpen),
    ...(own > 0 ? [{ key: 'own', href: '/inbox', title: words.home.ownException(own) }] : []),
    ...fewOf('review', '/count', toReview, ({ count, awaiting }) => ({
      key: `review ${count.id}`,
      href: `/count/${count.id}`,
      title: words.home.review(awaiting),
      detail: count.name,
    })),
    ...(leads && outside.length > 0
      ? [
          {
            key: 'outside',
            href: '/count',
            title: words.home.review(outside.length),
            detail: words.count.outside,
          },
        ]
      : []),
    ...(untaken > 0 ? [{ key: 'exceptions', href: '/inbox', title: words.home.exception(untaken) }] : []),
  ]
}

/** `starts`: something can be begun from here, too. */
export const NextUp = ({ starts }: { starts: boolean }) => {
  const next = useNext()
  if (next.length === 0) {
    return <EmptyState title={words.home.nothing} hint={words.home.nothingHint(starts)} />
  }
  return (
    <Rows label={words.home.next}>
      {next.map(({ key, href, title, detail, late }) => (
        <li key={key}>
          <Row href={href} title={title} detail={detail} trailing={late ? <Late /> : undefined} />
        </li>
      ))}
    </Rows>
  )
}
