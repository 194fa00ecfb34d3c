import { useEffect, useState } from 'react'
import { useLocation as useRoute, useSearch } from 'wouter'
import { isPhysical, siteOf } from '../../../domain/location.ts'
import type { LocationDocument, OrderDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Screen, Section } from '../../ui/screen.tsx'
import { say, warn } from '../../ui/toast.ts'
import { useDraft, useLocations, useOrders, useReady } from '../../view/hooks.ts'
import { type PickChoices, pickPlanQuery } from '../../view/pick-plan.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { OrderChooser, useOffered } from './order-chooser.tsx'
import { StartOrder } from './start-order.tsx'
import { NO_CHOICES, usePickWork } from './use-pick-work.ts'

type Chosen = { orderId: string; placeId: string }

/** Where goods that are picked can go. */
const takesGoods = (place: LocationDocument): boolean => isPhysical(place.kind) || place.kind === 'customer'

/** The orders about to be picked, joined to those under way; a link names the first. */
const useChosen = () => {
  const search = useSearch()
  const [, navigate] = useRoute()
  const [kept, keep] = useDraft<readonly Chosen[]>('pick-start')
  const [usual] = useDraft<string>('pick-place')
  const linked = new URLSearchParams(search).get('order')
  const chosen = kept ?? []
  const add = (orderId: string): void => {
    if (chosen.some((one) => one.orderId === orderId)) return
    // Orders picked together go apart; one alone goes where the last one went.
    keep([...chosen, { orderId, placeId: chosen.length === 0 ? (usual ?? '') : '' }])
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link is followed once
  useEffect(() => {
    if (!linked) return
    add(linked)
    navigate('/pick-list/new', { replace: true })
  }, [linked])
  return { chosen, keep, add }
}

/** Which orders to pick in one walk, and into which tote each of them goes. */
export const StartScreen = () => {
  const workspace = useWorkspace()
  const ready = useReady()
  const [, navigate] = useRoute()
  const { chosen, keep, add } = useChosen()
  const work = usePickWork()
  const orders = useOrders()
  const locations = useLocations()
  const [adding, setAdding] = useState(false)
  const [placing, setPlacing] = useState<string | undefined>()
  const under = work.choices?.orders ?? []
  const siteId = orders.find((order) => order.id === chosen[0]?.orderId)?.siteId
  const numberOf = (id: string): string => orders.find((order) => order.id === id)?.number ?? words.unknownName
  usePlace(words.outbound.start.title, '/orders')

  const choices: PickChoices = { ...(work.choices ?? NO_CHOICES), orders: [...under, ...chosen] }
  const plan = useQuery(pickPlanQuery(choices))
  const isTaken = (placeId: string, orderId: string): boolean =>
    locations.find((place) => place.id === placeId)?.kind === 'bin' &&
    choices.orders.some((one) => one.placeId === placeId && one.orderId !== orderId)

  const put = (orderId: string, placeId: string): boolean => {
    setPlacing(undefined)
    if (isTaken(placeId, orderId)) {
      warn(words.outbound.start.sameTote)
      return false
    }
    keep(chosen.map((one) => (one.orderId === orderId ? { ...one, placeId } : one)))
    return true
  }

  const offered = useOffered({ siteId, without: choices.orders.map((one) => one.orderId) })
  /** The label of an order adds it, as a tap on it does. */
  const hearOrder = ({ id, number }: OrderDocument): true => {
    const isOffered = offered.some((order) => order.id === id)
    answerScan(isOffered ? 'good' : 'wrong')
    if (isOffered) add(id)
    else warn(words.outbound.start.notOffered(number))
    return true
  }

  const unknown = useWorkScan((all) => {
    const [found] = all
    if (found?.kind === 'unknown') return 'unknown'
    const order = all.find((one) => one.kind === 'order')
    if (order) return hearOrder(order.order)
    const next = chosen.find((one) => one.placeId === '') ?? chosen.at(-1)
    const fits = found?.kind === 'location' && takesGoods(found.location)
    const isPut = fits && next !== undefined && put(next.orderId, found.location.id)
    answerScan(isPut ? 'good' : 'wrong')
    if (!fits) warn(words.flows.wrong(nameOfFound(found), words.outbound.start.aPlace))
    return true
  })

  const open = chosen.find((one) => one.placeId === '')
  const begin = async () => {
    if (open) {
      setPlacing(open.orderId)
      say(words.outbound.start.scanTote(numberOf(open.orderId)))
      return
    }
    if (!(await work.start(choices))) return
    const [first] = chosen
    if (chosen.length === 1 && first) await workspace.setDraft('pick-place', first.placeId)
    keep([])
    navigate('/pick-list')
  }

  if (!ready) return <EmptyState title={words.notLoaded} />
  return (
    <Screen
      label={words.outbound.start.title}
      top={<CameraStrip size="strip" />}
      action={
        <Actions>
          <BigButton kind={chosen.length === 0 ? 'primary' : 'quiet'} onClick={() => setAdding(true)}>
            {words.outbound.start.add}
          </BigButton>
          {chosen.length === 0 ? null : (
            <BigButton onClick={begin}>
              {open
                ? words.outbound.start.choosePlaces
                : plan.stops.length === 0
                  ? words.outbound.start.nothingToTake
                  : words.outbound.start.go(plan.stops.length)}
            </BigButton>
          )}
        </Actions>
      }
    >
      {chosen.length === 0 ? (
        <EmptyState title={words.outbound.start.none} />
      ) : (
        <Section title={words.outbound.start.orders}>
          {chosen.map(({ orderId, placeId }) => (
            <StartOrder
              key={orderId}
              orderId={orderId}
              placeId={placeId}
              onPlace={() => setPlacing(orderId)}
              onRemove={() => keep(chosen.filter((one) => one.orderId !== orderId))}
            />
          ))}
        </Section>
      )}
      {unknown}
      {adding ? (
        <OrderChooser
          siteId={siteId}
          without={choices.orders.map((one) => one.orderId)}
          onClose={() => setAdding(false)}
          onChoose={(id) => {
            add(id)
            setAdding(false)
          }}
        />
      ) : null}
      {placing ? (
        <LocationChooser
          open
          title={words.outbound.start.placeTitle}
          fits={(place) => takesGoods(place) && (siteOf(place) ?? siteId) === siteId}
          onClose={() => setPlacing(undefined)}
          onChoose={(id) => void put(placing, id)}
        />
      ) : null}
    </Screen>
  )
}
