import { useSearch } from 'wouter'
import type { OrderKind } from '../../../domain/order-number.ts'
import { may } from '../../../domain/permissions.ts'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { goodsSaid } from '../../parts/goods-said.ts'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { useRejectedEdits } from '../../parts/rejected-edit.ts'
import { useMember } from '../../parts/use-member.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Hint, Panes, Screen } from '../../ui/screen.tsx'
import { say, warn } from '../../ui/toast.ts'
import { useOrder, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { FormFields } from './form-fields.tsx'
import { FormLines } from './form-lines.tsx'
import { LineSheet } from './line-sheet.tsx'
import { useOrderForm } from './use-order-form.ts'

const text = words.orderForm
const KINDS: readonly string[] = ['purchase', 'sales', 'transfer'] satisfies OrderKind[]

const isKind = (kind: string | undefined): kind is OrderKind => kind !== undefined && KINDS.includes(kind)

/** A new order of a kind, or one that is there. */
export const OrderFormScreen = ({ id, kind }: { id?: string; kind?: string }) => {
  const member = useMember()
  const ready = useReady()
  const order = useOrder(id)
  const replaces = new URLSearchParams(useSearch()).get('replaces')
  const correcting = useRejectedEdits(replaces)
  usePlace(
    order ? text.editing(order.number) : isKind(kind) ? text.createAs[kind] : text.edit,
    id ? `/orders/${id}` : '/orders',
  )
  if (id && !order) return <Gone title={words.orders.gone} ready={ready} />
  if (!order && !isKind(kind)) return <Gone title={words.orders.gone} ready />
  if (!may(member, 'edit-orders')) return <EmptyState title={words.lookOnly.title} hint={words.lookOnly.hint} />
  return <Work key={`${id ?? kind} ${replaces}`} {...{ order, correcting }} kind={order?.kind ?? (kind as OrderKind)} />
}

type WorkProps = { order: OrderDocument | undefined; kind: OrderKind; correcting: readonly EditAction[] }

/** Header on the left, lines on the right; whatever is scanned is a line. */
const Work = ({ order, kind, correcting }: WorkProps) => {
  const partnerId = new URLSearchParams(useSearch()).get('partner')
  const work = useOrderForm(kind, order, { partnerId, correcting })
  const { form, change, state, faults, save } = work
  const open = form.lines.find((line) => line.id === form.openLine)
  const openLine = (id: string | undefined) => change((now) => ({ ...now, openLine: id }))

  const unknown = useWorkScan(([found]) => {
    if (found?.kind === 'unknown') return 'unknown'
    const goods = goodsSaid(found)
    answerScan(goods ? 'good' : 'wrong')
    if (goods) work.add(goods.item, goods.quantity, goods.unit)
    else warn(words.flows.wrong(nameOfFound(found), text.expects))
    return true
  })

  const remove = (id: string) => {
    const before = form
    change((now) => ({ ...now, openLine: undefined, lines: now.lines.filter((line) => line.id !== id) }))
    say(text.removed, { undo: () => change(() => before) })
  }
  const clear = () => {
    const before = form
    work.forget()
    say(words.flows.cleared, { undo: () => change(() => before) })
  }

  const isDraft = state === 'draft'
  const missing = faults(isDraft ? 'open' : state)
  const [first] = missing
  const isSavable = isDraft && faults('draft').length === 0
  return (
    <>
      <Screen
        label={order ? text.edit : text.createAs[kind]}
        top={<CameraStrip size="strip" />}
        action={
          <>
            {first ? <Hint>{text.faults[first]}</Hint> : null}
            <Actions>
              {isDraft ? (
                <BigButton kind="quiet" onClick={() => save('draft')} disabled={!isSavable}>
                  {text.saveDraft}
                </BigButton>
              ) : null}
              <BigButton onClick={() => save(isDraft ? 'open' : state)} disabled={missing.length > 0}>
                {isDraft ? text.openIt(form.lines.length) : text.save}
              </BigButton>
            </Actions>
          </>
        }
      >
        <Panes
          parts
          left={
            <>
              {correcting.length > 0 ? <Hint>{words.flows.correcting}</Hint> : null}
              <FormFields work={work} order={order} />
              {form === work.initial ? null : (
                <BigButton kind="quiet" onClick={clear}>
                  {text.clear}
                </BigButton>
              )}
            </>
          }
          right={
            <FormLines
              lines={form.lines}
              partnerId={form.partnerId}
              selected={form.openLine}
              onOpen={openLine}
              onAdd={work.add}
            />
          }
        />
      </Screen>
      {open ? (
        <LineSheet
          key={open.id}
          line={open}
          priced={kind !== 'transfer'}
          onChange={(line) =>
            change((now) => ({ ...now, lines: now.lines.map((one) => (one.id === line.id ? line : one)) }))
          }
          onRemove={() => remove(open.id)}
          onClose={() => openLine(undefined)}
        />
      ) : null}
      {unknown}
    </>
  )
}
