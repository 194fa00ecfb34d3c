import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { PartnerChooser } from '../../parts/partner-chooser.tsx'
import { Hint } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { useLocations, useOrderProgress } from '../../view/hooks.ts'
import { partnerQuery } from '../../view/partners.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './order-form.module.css'
import type { useOrderForm } from './use-order-form.ts'

type Props = { work: ReturnType<typeof useOrderForm>; order: OrderDocument | undefined }

const text = words.orderForm

/** With whom, where, when, and under which number. */
export const FormFields = ({ work, order }: Props) => {
  const { form, change, number, sites } = work
  const [choosing, setChoosing] = useState(false)
  const partner = useQuery(partnerQuery(form.partnerId))
  const everySite = useLocations().filter((place) => place.kind === 'site' && !place.archived)
  const hasMoved = Object.keys(useOrderProgress(order?.id ?? '')).length > 0
  const named = (places: readonly { id: string; name: string }[]) => [
    { value: '', label: text.chooseSite },
    ...places.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <div className={classes.form}>
      {form.kind === 'transfer' ? null : (
        <Slots>
          <Slot
            label={text.partner[form.kind]}
            value={partner?.name ?? (form.partnerId ? words.unknownName : words.partners.nobody)}
            onOpen={() => setChoosing(true)}
          />
        </Slots>
      )}
      <div className={classes.pair}>
        <NativeSelect
          label={text.site[form.kind]}
          value={form.siteId ?? ''}
          disabled={hasMoved}
          data={named(sites)}
          onChange={({ target }) => change((now) => ({ ...now, siteId: target.value || null }))}
        />
        {form.kind === 'transfer' ? (
          <NativeSelect
            label={text.toSite}
            value={form.toSiteId ?? ''}
            disabled={hasMoved}
            data={named(everySite.filter(({ id }) => id !== form.siteId))}
            onChange={({ target }) => change((now) => ({ ...now, toSiteId: target.value || null }))}
          />
        ) : null}
        <TextInput
          type="date"
          label={text.dueOn}
          value={form.dueOn ?? ''}
          onChange={({ target }) => change((now) => ({ ...now, dueOn: target.value || null }))}
        />
        <TextInput
          label={text.number}
          value={form.number}
          maxLength={200}
          placeholder={number.next ? text.numberNext(number.next) : ''}
          onChange={({ target }) => change((now) => ({ ...now, number: target.value }))}
        />
      </div>
      {number.typed === '' && number.next === undefined ? <Hint>{text.numberNone}</Hint> : null}
      {choosing && form.kind !== 'transfer' ? (
        <PartnerChooser
          kind={form.kind === 'purchase' ? 'supplier' : 'customer'}
          onClose={() => setChoosing(false)}
          onChoose={(partnerId) => {
            change((now) => ({ ...now, partnerId }))
            setChoosing(false)
          }}
        />
      ) : null}
    </div>
  )
}
