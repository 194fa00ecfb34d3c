import { NativeSelect, TextInput } from '@mantine/core'
import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { supplierOf, withoutSupplier, withSupplier } from '../../../domain/supplier.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { shownFigure, typedDecimal, typedWhole } from '../../ui/typed-figure.ts'
import { useKeptFields } from '../../view/hooks.ts'
import { partnerQuery } from '../../view/partners.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { supplierPriceQuery } from '../../view/suppliers.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const text = words.suppliers
const MOST_DAYS = 10_000

type Props = { item: ItemDocument; partnerId: string; onClose: () => void }

/** What one supplier calls the item, sells it in, takes and asks for it. */
export const SupplierForm = ({ item, partnerId, onClose }: Props) => {
  const member = useMember()
  const workspace = useWorkspace()
  const { record } = useRecord()
  const partner = useQuery(partnerQuery(partnerId))
  const priceId = workspace.supplierPriceId(item.id, partnerId)
  const known = useQuery(supplierPriceQuery(priceId))
  const now = supplierOf(item, partnerId)
  const { fields, change, forget } = useKeptFields(`supplier:${item.id}:${partnerId}`, {
    code: now?.code ?? '',
    unit: now?.unit ?? '',
    days: now?.leadTimeDays?.toString() ?? '',
    price: known?.price.toString() ?? '',
    currency: known?.currency ?? item.currency ?? '',
    /** The suppliers and the price as they were when the form opened. */
    seen: item.suppliers ?? null,
    seenPrice: known,
  })
  const { code, unit, days, price, currency, seen, seenPrice } = fields
  const prices = may(member, 'edit-costs')
  const isComplete =
    Number(days) <= MOST_DAYS &&
    /^([A-Z]{3})?$/.test(currency) &&
    Number.isFinite(Number(price)) &&
    Number(price) <= 1e12
  const name = partner?.name ?? words.unknownName
  const items = { type: 'edit', op: 'update', collection: 'items', documentId: item.id } as const

  const priceEdit = (): ActionDraft[] => {
    const said = { price: Number(price), currency: currency === '' ? null : currency }
    const isSame = price !== '' && seenPrice && seenPrice.price === said.price && seenPrice.currency === said.currency
    if (!prices || isSame || (price === '' && !seenPrice)) return []
    if (price === '' && seenPrice) {
      // What it was is told along: so the price can be given back.
      const base = { itemId: item.id, partnerId, price: seenPrice.price, currency: seenPrice.currency }
      const op = 'delete'
      return [
        {
          type: 'edit',
          op,
          collection: 'supplier-prices',
          documentId: priceId,
          set: {},
          base,
          labels: { name: item.name },
        },
      ]
    }
    const base = seenPrice ? { price: seenPrice.price, currency: seenPrice.currency } : {}
    const set = seenPrice ? said : { ...said, itemId: item.id, partnerId }
    const op = seenPrice ? 'update' : 'create'
    return [
      { type: 'edit', op, collection: 'supplier-prices', documentId: priceId, set, base, labels: { name: item.name } },
    ]
  }

  const put = async (drafts: ActionDraft[], done: string) => {
    if (!(await record(drafts, { done, undoable: true }))) return
    forget()
    onClose()
  }

  const save = () => {
    const said = {
      partnerId,
      ...(code.trim() ? { code: code.trim() } : {}),
      ...(unit ? { unit } : {}),
      ...(days ? { leadTimeDays: Number(days) } : {}),
    }
    const set = { suppliers: withSupplier({ suppliers: seen ?? [] }, said) }
    const edit: ActionDraft = { ...items, set, base: { suppliers: seen }, labels: { name: item.name } }
    return put([...priceEdit(), edit], text.saved(name))
  }

  const remove = () => {
    const set = { suppliers: withoutSupplier({ suppliers: seen ?? [] }, partnerId) }
    return put([{ ...items, set, base: { suppliers: seen }, labels: { name: item.name } }], text.removed(name))
  }

  return (
    <Sheet
      open
      title={name}
      onClose={onClose}
      footer={
        <Actions>
          {now ? (
            <BigButton kind="quiet" onClick={remove}>
              {text.remove}
            </BigButton>
          ) : null}
          <BigButton onClick={save} disabled={!isComplete}>
            {words.save}
          </BigButton>
        </Actions>
      }
    >
      <div className={classes.form}>
        <TextInput
          label={text.code}
          value={code}
          maxLength={200}
          data-takes-scans
          onChange={(event) => change({ code: event.target.value })}
        />
        <NativeSelect
          label={text.unit}
          value={unit}
          data={[
            { value: '', label: item.baseUnit },
            ...item.units.map((one) => ({ value: one.code, label: one.code })),
          ]}
          onChange={(event) => change({ unit: event.target.value })}
        />
        <TextInput
          label={text.days}
          inputMode="numeric"
          value={days}
          onChange={(event) => change({ days: typedWhole(event.target.value) })}
        />
        {prices ? (
          <>
            <TextInput
              label={text.price(item.baseUnit)}
              inputMode="decimal"
              value={shownFigure(price)}
              onChange={(event) => change({ price: typedDecimal(event.target.value) })}
            />
            <TextInput
              label={words.items.cost.currency}
              value={currency}
              onChange={(event) => change({ currency: event.target.value.toUpperCase().slice(0, 3) })}
            />
          </>
        ) : null}
      </div>
    </Sheet>
  )
}
