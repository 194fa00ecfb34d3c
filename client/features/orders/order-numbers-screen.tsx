import { NumberInput, TextInput } from '@mantine/core'
import { sameValue } from '../../../domain/merge.ts'
import {
  isOrderPrefix,
  MOST_DIGITS,
  type NumberRange,
  type OrderKind,
  orderNumber,
  rangeOf,
} from '../../../domain/order-number.ts'
import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { useKeptFields } from '../../view/hooks.ts'
import { ORDER_KINDS, orderSettingsQuery } from '../../view/order-numbers.ts'
import { useQuery } from '../../view/provider.tsx'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import classes from './order-form.module.css'

const text = words.orderNumbers

/** Somewhere in the range, to show how a number looks. */
const EXAMPLE = 27

/** How the orders of this organisation are numbered, a range a kind. */
export const OrderNumbersScreen = () => {
  const member = useMember()
  const { record } = useRecord()
  const settings = useQuery(orderSettingsQuery)
  const { fields, change, forget } = useKeptFields('order-numbers', {
    purchase: rangeOf(settings, 'purchase'),
    sales: rangeOf(settings, 'sales'),
    transfer: rangeOf(settings, 'transfer'),
    seen: settings,
  })
  usePlace(text.title, '/more')
  const mayEdit = may(member, 'edit-orders')
  const changed = ORDER_KINDS.filter((kind) => !sameValue(fields[kind], rangeOf(fields.seen, kind)))
  const isWhole = ORDER_KINDS.every((kind) => isOrderPrefix(fields[kind].prefix))

  const save = async () => {
    const edit: ActionDraft = {
      ...{ type: 'edit', op: fields.seen ? 'update' : 'create', collection: 'order-settings' },
      documentId: member.orgId,
      set: Object.fromEntries(changed.map((kind) => [kind, fields[kind]])),
      base: fields.seen ? Object.fromEntries(changed.map((kind) => [kind, fields.seen?.[kind] ?? null])) : {},
      labels: { name: text.title },
    }
    if (await record([edit], { done: text.saved, undoable: true })) forget()
  }
  const set = (kind: OrderKind, part: Partial<NumberRange>) => change({ [kind]: { ...fields[kind], ...part } })

  return (
    <Screen
      label={text.title}
      action={
        mayEdit ? (
          <BigButton onClick={save} disabled={!isWhole || changed.length === 0}>
            {words.save}
          </BigButton>
        ) : undefined
      }
    >
      <Hint>{text.hint}</Hint>
      {ORDER_KINDS.map((kind) => (
        <Section key={kind} title={words.orders.kinds[kind]} aside={text.looksLike(orderNumber(fields[kind], EXAMPLE))}>
          <div className={classes.pair}>
            <TextInput
              label={text.prefix}
              value={fields[kind].prefix}
              maxLength={20}
              disabled={!mayEdit}
              error={isOrderPrefix(fields[kind].prefix) ? undefined : text.badPrefix}
              onChange={(event) => set(kind, { prefix: event.target.value })}
            />
            <NumberInput
              label={text.digits}
              value={fields[kind].digits}
              min={1}
              max={MOST_DIGITS}
              allowDecimal={false}
              clampBehavior="strict"
              disabled={!mayEdit}
              onChange={(value) => set(kind, { digits: Number(value) || 1 })}
            />
          </div>
        </Section>
      ))}
    </Screen>
  )
}
