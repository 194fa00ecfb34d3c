import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import { PartnerForm } from '../../parts/partner-form.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Gone } from '../../ui/gone.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Hint, Screen, Section } from '../../ui/screen.tsx'
import { asDay } from '../../ui/when.ts'
import { useOrders, useReady } from '../../view/hooks.ts'
import { partnerQuery } from '../../view/partners.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

const text = words.partners
/** Beyond these there is the list of orders, and its search. */
const MOST_ORDERS = 50

/** One partner's card: who it is, and what is open with it. */
export const PartnerPage = ({ id }: { id: string }) => {
  const member = useMember()
  const ready = useReady()
  const { record } = useRecord()
  const partner = useQuery(partnerQuery(id))
  const orders = useOrders().filter((order) => order.partnerId === id)
  const [editing, setEditing] = useState(false)
  if (!partner) return <Gone title={text.gone} ready={ready} />
  const { name, code, kind, archived } = partner
  const turn = () =>
    record(
      [
        {
          ...{ type: 'edit', op: 'update', collection: 'partners', documentId: id },
          ...{ set: { archived: !archived }, base: { archived }, labels: { name } },
        },
      ],
      { done: archived ? text.broughtBack(name) : text.archivedNow(name), undoable: true },
    )
  const kindOfOrder = kind === 'supplier' ? 'purchase' : 'sales'
  return (
    <Screen
      label={name}
      action={
        may(member, 'edit-orders') && !archived ? (
          <BigButton href={`/orders/new/${kindOfOrder}?partner=${id}`}>
            {words.orderForm.createAs[kindOfOrder]}
          </BigButton>
        ) : undefined
      }
    >
      <div>
        <h2>{name}</h2>
        <Hint>
          {text.kinds[kind]}
          {archived ? ` · ${text.archivedShort}` : ''}
        </Hint>
        {code ? <Code value={code} /> : null}
      </div>
      <Section title={text.orders}>
        {orders.length === 0 ? <Hint>{text.noOrders}</Hint> : null}
        <Rows label={text.orders}>
          {orders.slice(0, MOST_ORDERS).map((order) => (
            <li key={order.id}>
              <Row
                href={`/orders/${order.id}`}
                title={order.number}
                detail={
                  <>
                    <span>{words.orders.states[order.state]}</span>
                    <span>{words.orders.lineCount(order.lines.length)}</span>
                    {order.dueOn ? <span>{words.orders.due(asDay(order.dueOn))}</span> : null}
                  </>
                }
              />
            </li>
          ))}
        </Rows>
      </Section>
      {may(member, 'edit-partners') ? (
        <Actions>
          <BigButton kind="quiet" onClick={() => setEditing(true)}>
            {text.edit}
          </BigButton>
          <BigButton kind="quiet" onClick={turn}>
            {archived ? text.bringBack : text.archive}
          </BigButton>
        </Actions>
      ) : null}
      {editing ? (
        <PartnerForm partner={partner} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
      ) : null}
    </Screen>
  )
}
