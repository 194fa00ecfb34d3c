import { useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { isPhysical, siteOf } from '../../../domain/location.ts'
import type { Goods } from '../../../domain/outbound.ts'
import { checkOff } from '../../../domain/pick-check.ts'
import type { LocationDocument, OrderDocument } from '../../../domain/protocol/documents.ts'
import { toBase } from '../../../domain/units.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { goodsSaid } from '../../parts/goods-said.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { scannedOf } from '../../parts/scanned.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { itemNameIn, wrongVariantSaid } from '../../parts/variant-said.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { say, warn } from '../../ui/toast.ts'
import { useLocation, useOrder, useReady } from '../../view/hooks.ts'
import { orderOutQuery } from '../../view/orders-out.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import type { Found } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { CheckList } from './check-list.tsx'
import { goodsKey, usePacking } from './use-packing.ts'

/** What lies ready for an order, checked off piece by piece before it is packed. */
export const PackScreen = ({ orderId }: { orderId: string }) => {
  const ready = useReady()
  const order = useOrder(orderId)
  usePlace(order ? words.outbound.packing.title(order.number) : words.outbound.pack, `/orders/${orderId}`)
  if (!order) return <Gone title={words.orders.gone} ready={ready} />
  return <Pack order={order} />
}

/** How many pieces a scanned code stands for: one, as many as its unit holds, or as its label says. */
const piecesOf = (found: Found): number => {
  const goods = goodsSaid(found)
  const pieces = goods && toBase(goods.item, goods)
  return pieces?.ok ? pieces.value : 1
}

const Pack = ({ order }: { order: OrderDocument }) => {
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const out = useQuery(orderOutQuery(order.id))
  const packing = usePacking(order)
  const to = useLocation(packing.toId)
  const [choosing, setChoosing] = useState(false)
  useWakeLock()
  // What lies where packed goods go is packed.
  const goods = (out?.goods ?? []).filter((one) => one.locationId !== packing.toId)
  const isPlace = (place: LocationDocument): boolean => isPhysical(place.kind) && siteOf(place) === order.siteId

  const no = (text: string): true => {
    answerScan('wrong')
    warn(text)
    return true
  }
  const nameOf = (itemId: string): string => itemNameIn(workspace, itemId)
  const unknown = useWorkScan(([found]) => {
    if (!found || found.kind === 'unknown') return 'unknown'
    const scanned = scannedOf(found)
    const next = goods.find((one) => packing.checkedOf(one) < one.quantity)
    const expected = next ? nameOf(next.itemId) : words.outbound.packing.aPlace
    if (scanned.kind === 'other') return no(words.flows.wrong(nameOfFound(found), expected))
    if (scanned.kind === 'location') {
      const fits = found.kind === 'location' && isPlace(found.location)
      if (!fits) return no(words.flows.wrong(nameOfFound(found), words.outbound.packing.aPlace))
      packing.setTo(scanned.locationId)
    } else {
      const pieces = piecesOf(found)
      const checked = checkOff(goods, packing.checkedOf, scanned, pieces)
      const variant =
        next && checked.kind === 'no' ? wrongVariantSaid(workspace, next.itemId, scanned.itemId) : undefined
      if (checked.kind === 'no' && checked.why === 'not-ordered' && variant) return no(variant)
      if (checked.kind === 'no') return no(words.outbound.packing.no[checked.why](nameOf(scanned.itemId), expected))
      for (const one of checked.checks) packing.check(one.goods, packing.checkedOf(one.goods) + one.pieces)
      if (checked.extra > 0) {
        return no(
          words.outbound.packing.tooMany(nameOf(scanned.itemId), asFigure(pieces), asFigure(pieces - checked.extra)),
        )
      }
    }
    answerScan('good')
    return true
  }, goods[0]?.locationId)

  const checkedLines = goods.filter((one) => packing.checkedOf(one) > 0)
  const missing = goods.reduce((sum, one) => sum + one.quantity - packing.checkedOf(one), 0)
  const pack = async () => {
    if (!to) setChoosing(true)
    else if ((await packing.pack(checkedLines, to)) && missing === 0) navigate(`/orders/${order.id}`)
  }
  /** What was checked piece by piece is offered back: a wrong tap costs no second look at them all. */
  const toggle = (one: Goods): void => {
    const checked = packing.checkedOf(one)
    packing.check(one, checked === one.quantity ? 0 : one.quantity)
    const name = nameOf(one.itemId)
    if (checked > 0) say(words.outbound.packing.changed(name), { undo: () => packing.check(one, checked) })
  }

  return (
    <Screen
      label={words.outbound.packing.title(order.number)}
      top={<CameraStrip size="strip" />}
      action={
        <BigButton onClick={pack} disabled={to !== undefined && checkedLines.length === 0}>
          {to
            ? words.outbound.packing.pack(words.outbound.pieces(checkedLines.length), to.code)
            : words.outbound.packing.chooseTo}
        </BigButton>
      }
    >
      {goods.length === 0 ? (
        <EmptyState title={words.outbound.packing.nothing} hint={words.outbound.packing.nothingHint} />
      ) : (
        <Section title={words.outbound.packing.list}>
          <Hint>{words.outbound.packing.scan}</Hint>
          <CheckList goods={goods} checkedOf={packing.checkedOf} keyOf={goodsKey} onToggle={toggle} />
        </Section>
      )}
      {to ? (
        <BigButton kind="quiet" onClick={() => setChoosing(true)}>
          {words.outbound.packing.change(to.code)}
        </BigButton>
      ) : null}
      {unknown}
      {choosing ? (
        <LocationChooser
          open
          title={words.outbound.packing.to}
          fits={isPlace}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            packing.setTo(id)
            setChoosing(false)
          }}
        />
      ) : null}
    </Screen>
  )
}
