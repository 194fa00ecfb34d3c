import { useLocation as useRoute } from 'wouter'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Hint, Screen, Section } from '../../ui/screen.tsx'
import { useDraft, useItem, useOrder } from '../../view/hooks.ts'
import type { PickPlan } from '../../view/pick-plan.ts'
import { words } from '../../words/index.ts'
import { NoticeLine } from './notice-line.tsx'
import { OtherSheet } from './other-sheet.tsx'
import { BinsToCount } from './stop-list.tsx'
import type { PickWork } from './use-pick-work.ts'

const Missing = ({ short, onOpen }: { short: PickPlan['short'][number]; onOpen: () => void }) => {
  const item = useItem(short.itemId)
  const order = useOrder(short.orderId)
  return (
    <Row
      title={item?.name ?? words.unknownName}
      detail={order?.number}
      trailing={<Quantity value={short.missing} {...(item ? { unit: item.baseUnit } : {})} />}
      onClick={onOpen}
    />
  )
}

/** The missing line that is open, and the item chosen for it: survives a reload. */
type Kept = { orderId: string; lineId: string; otherItemId?: string }

/** Nothing is left to pick here: what was not to be had, and what somebody else is on the way to. */
export const PickEnd = ({ work }: { work: PickWork }) => {
  const [, navigate] = useRoute()
  const { short, elsewhere } = work.plan
  const [kept, keep] = useDraft<Kept>('pick-missing')
  const open = short.find((one) => one.lineId === kept?.lineId && one.orderId === kept.orderId)
  const orders = work.choices?.orders ?? []
  const finish = async () => {
    const [only] = orders
    if (await work.inTurn(work.leave)) navigate(orders.length === 1 && only ? `/orders/${only.orderId}` : '/orders')
  }
  return (
    <Screen
      label={words.outbound.walk.title}
      action={
        <Actions>
          {elsewhere.length > 0 ? (
            <BigButton kind="quiet" onClick={() => work.inTurn(work.takeOver)}>
              {words.outbound.walk.takeOver}
            </BigButton>
          ) : null}
          <BigButton onClick={finish}>{words.outbound.walk.finish}</BigButton>
        </Actions>
      }
    >
      <NoticeLine notice={work.notice} />
      <EmptyState
        title={`● ${words.outbound.walk.finished}`}
        {...(elsewhere.length > 0 ? { hint: words.outbound.walk.elsewhere(elsewhere.length) } : {})}
      />
      {short.length > 0 ? (
        <Section title={words.outbound.walk.missing}>
          <Hint>{words.outbound.walk.missingHint}</Hint>
          <Rows label={words.outbound.walk.missing}>
            {short.map((one) => (
              <li key={`${one.orderId}/${one.lineId}`}>
                <Missing short={one} onOpen={() => keep({ orderId: one.orderId, lineId: one.lineId })} />
              </li>
            ))}
          </Rows>
        </Section>
      ) : null}
      <BinsToCount avoid={work.choices?.avoid ?? []} />
      {open && kept ? (
        <OtherSheet
          work={work}
          line={open}
          itemId={kept.otherItemId}
          onItem={(otherItemId) => keep({ ...kept, otherItemId })}
          onClose={() => keep(undefined)}
        />
      ) : null}
    </Screen>
  )
}
