import { useState } from 'react'
import { type LineProgress, NO_PROGRESS } from '../../../domain/order.ts'
import { isToPick } from '../../../domain/outbound.ts'
import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Screen, Section } from '../../ui/screen.tsx'
import { useDraft, useItem } from '../../view/hooks.ts'
import { type OrderOut, orderOutQuery } from '../../view/orders-out.ts'
import type { PickChoices } from '../../view/pick-plan.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { DueOn } from './due-on.tsx'
import { AssignOrder, assigneesFact } from './order-assignees.tsx'
import { OrderTurns } from './order-turns.tsx'
import { partnerFact } from './partner-fact.tsx'
import { SalesLine } from './sales-line.tsx'
import { useSalesActions } from './use-sales-actions.ts'

const GoodsRow = ({ goods }: { goods: OrderOut['goods'][number] }) => {
  const item = useItem(goods.itemId)
  return (
    <Row
      title={<LocationLabel id={goods.locationId} />}
      detail={item?.name ?? words.unknownName}
      trailing={<Quantity value={goods.quantity} {...(item ? { unit: item.baseUnit } : {})} />}
    />
  )
}

/** Has something left for the customer that has not come back? */
const canComeBack = ({ shipped, returned }: LineProgress): boolean => shipped > returned

const returnHref = (order: OrderDocument, line: OrderDocument['lines'][number]): string =>
  `/return?${new URLSearchParams({ item: line.itemId, order: order.id, line: line.id })}`

/** What can be done next with the order, the most pressing as the primary. */
type ButtonsProps = { order: OrderDocument; out: OrderOut; returning: boolean; onReturning: () => void }

const Buttons = ({ order, out, returning, onReturning }: ButtonsProps) => {
  const member = useMember()
  const [picking] = useDraft<PickChoices>('pick')
  const { ship, close, release } = useSalesActions(order, out)
  const mayPick = may(member, 'pick', order.siteId)
  const isPicking = picking?.orders.some((one) => one.orderId === order.id) ?? false
  const hasGoods = out.goods.length > 0 && may(member, 'ship', order.siteId)
  const isOpen = order.state === 'open'
  const pieces = words.outbound.pieces(new Set(out.goods.map((goods) => goods.lineId)).size)
  return (
    <Actions>
      {isPicking ? (
        <BigButton href="/pick-list">{words.outbound.goOn}</BigButton>
      ) : isOpen && mayPick && isToPick(out.stage) ? (
        <BigButton href={`/pick-list/new?order=${order.id}`}>{words.outbound.pick}</BigButton>
      ) : null}
      {!isPicking && mayPick && out.promises.length > 0 ? (
        <BigButton kind="quiet" onClick={release}>
          {words.outbound.release}
        </BigButton>
      ) : null}
      {hasGoods ? (
        <BigButton kind="quiet" href={`/pack/${order.id}`}>
          {words.outbound.pack}
        </BigButton>
      ) : null}
      {hasGoods ? (
        <BigButton kind={out.stage === 'ship' ? 'primary' : 'quiet'} onClick={ship}>
          {words.outbound.ship(pieces)}
        </BigButton>
      ) : null}
      {isOpen && out.stage === 'shipped' && may(member, 'edit-orders', order.siteId) ? (
        <BigButton onClick={close}>{words.outbound.close}</BigButton>
      ) : null}
      {out.lines.some(({ progress }) => canComeBack(progress)) && may(member, 'receive', order.siteId) ? (
        <BigButton kind="quiet" onClick={onReturning}>
          {returning ? words.outbound.nothingBack : words.outbound.cameBack}
        </BigButton>
      ) : null}
    </Actions>
  )
}

/** A sales order: how far each line has come, and what to do next. */
export const SalesOrder = ({ order }: { order: OrderDocument }) => {
  const out = useQuery(orderOutQuery(order.id))
  const [returning, setReturning] = useState(false)
  if (!out) return null
  const buttons = <Buttons {...{ order, out, returning }} onReturning={() => setReturning(!returning)} />
  return (
    <Screen label={order.number} action={buttons}>
      <Facts
        facts={[
          ...partnerFact(order),
          { label: words.orders.kind, value: words.orders.kinds[order.kind] },
          {
            label: words.orders.state,
            value: order.state === 'open' ? words.outbound.stage[out.stage] : words.orders.states[order.state],
          },
          ...(order.dueOn ? [{ label: words.orders.dueOn, value: <DueOn order={order} /> }] : []),
          ...assigneesFact(order),
        ]}
      />
      <Section title={words.orders.lines}>
        <Rows label={words.orders.lines}>
          {out.lines.map(({ line, progress, allocated }) => (
            <li key={line.id}>
              <SalesLine
                line={line}
                progress={progress ?? NO_PROGRESS}
                allocated={allocated}
                returnHref={returning && canComeBack(progress ?? NO_PROGRESS) ? returnHref(order, line) : undefined}
              />
            </li>
          ))}
        </Rows>
      </Section>
      {out.goods.length > 0 ? (
        <Section title={words.outbound.where}>
          <Rows label={words.outbound.where}>
            {out.goods.map((goods) => (
              <li key={`${goods.lineId}/${goods.itemId}/${goods.locationId}/${goods.lotId}`}>
                <GoodsRow goods={goods} />
              </li>
            ))}
          </Rows>
        </Section>
      ) : null}
      <AssignOrder order={order} />
      <OrderTurns order={order} />
      <BigButton kind="quiet" href={`/labels?order=${order.id}`}>
        {words.labels.open}
      </BigButton>
    </Screen>
  )
}
