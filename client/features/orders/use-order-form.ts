import { useEffect, useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { type OrderState, orderFaults, withGoods } from '../../../domain/order-draft.ts'
import { type OrderKind, rangeOf } from '../../../domain/order-number.ts'
import { may } from '../../../domain/permissions.ts'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import type { ItemDocument, LocationDocument, OrderDocument } from '../../../domain/protocol/documents.ts'
import { offeredPrice, supplierOf } from '../../../domain/supplier.ts'
import { toBase } from '../../../domain/units.ts'
import { asOne } from '../../parts/as-one.ts'
import { useLetGo } from '../../parts/rejected-edit.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useDraft, useLocations, useOrders } from '../../view/hooks.ts'
import { orderSettingsQuery, settledRangesQuery } from '../../view/order-numbers.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { supplierPriceQuery } from '../../view/suppliers.ts'
import { words } from '../../words/index.ts'
import { editsOf, formAfter, formOf, newForm, type OrderForm } from './order-draft.ts'

const text = words.orderForm

/** The sites at which this member writes orders; where goods are sent every site is known. */
export const useOrderSites = (): LocationDocument[] => {
  const member = useMember()
  return useLocations().filter(
    (place) => place.kind === 'site' && !place.archived && may(member, 'edit-orders', place.id),
  )
}

/** The next number of the kind as this device would give it; null while it is looked up, undefined where there is none. */
const useNextNumber = (kind: OrderKind, wanted: boolean): string | null | undefined => {
  const workspace = useWorkspace()
  const range = rangeOf(useQuery(orderSettingsQuery), kind)
  const { prefix, digits } = range
  const [next, setNext] = useState<string | null | undefined>(null)
  const orders = useOrders()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order may have taken the number meanwhile
  useEffect(() => {
    if (!wanted) return
    return workspace.orderNumbers.watchNext({ prefix, digits }, setNext)
  }, [workspace, prefix, digits, wanted, orders.length])
  return next
}

type Link = {
  partnerId: string | null
  /** What was not accepted and is written anew. */
  correcting: readonly EditAction[]
}

/** An order being written: what it says so far, what is missing, and how it is saved. */
export const useOrderForm = (kind: OrderKind, order: OrderDocument | undefined, { partnerId, correcting }: Link) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const [, navigate] = useRoute()
  const letGo = useLetGo()
  const sites = useOrderSites()
  const orders = useOrders()
  const ranges = useQuery(settledRangesQuery)
  const [first] = correcting
  const key = `order-form:${first?.id ?? order?.id ?? `new:${kind}`}`
  const [kept, keep] = useDraft<OrderForm>(key)
  const only = sites.length === 1 ? (sites[0]?.id ?? null) : null
  const [opened] = useState(() => (order ? formOf(order) : undefined))
  const [wrong] = useState(correcting)
  const blank = opened ?? newForm(kind, { siteId: only, partnerId })
  const [corrected] = useState(() => (wrong.length > 0 ? formAfter(blank, wrong) : undefined))
  const initial = corrected ?? blank
  const form = kept ?? initial
  const change = (next: (form: OrderForm) => OrderForm) => keep(next(workspace.draft<OrderForm>(key) ?? form))
  const typed = form.number.trim()
  const next = useNextNumber(kind, typed === '')
  const number = typed || next || ''
  const state: OrderState = order?.state ?? 'draft'
  const isTaken = (said: string) => orders.some((one) => one.number === said && one.id !== order?.id)
  const faults = (wanted: OrderState) => orderFaults({ ...form, number }, wanted, isTaken)

  const save = async (wanted: OrderState) => {
    if (faults(wanted).length > 0) return
    // Taken only now: a form that is looked at and left gives no number away.
    const given = typed || (await workspace.orderNumbers.take(rangeOf(workspace.read(orderSettingsQuery), kind)))
    if (!given) return
    // What was not accepted may be waited for under the id that it was to have.
    const documentId = order?.id ?? first?.documentId ?? workspace.newId()
    const edits = asOne(
      editsOf(form, { documentId, number: given, state: wanted }).map((edit, at) => {
        const replacesId = wrong[at]?.id
        return replacesId ? { ...edit, replacesId } : edit
      }),
      workspace.newId,
    )
    const done = wanted === 'open' && state === 'draft' ? text.opened(given) : text.saved(given)
    if (edits.length > 0 && !(await record(edits, { done, undoable: true }))) return
    letGo(wrong.slice(edits.length).map(({ id }) => id))
    keep(undefined)
    navigate(`/orders/${documentId}`, { replace: true })
    workspace.orderNumbers.fill(ranges).catch((cause: unknown) => console.error('numbers of orders', cause))
  }

  /** What the supplier of a purchase asks, as far as this member may know it. */
  const priceAt = (item: ItemDocument, supplierId: string | null): number | undefined => {
    if (kind !== 'purchase' || !supplierOf(item, supplierId) || supplierId === null) return undefined
    return offeredPrice(item, workspace.read(supplierPriceQuery(workspace.supplierPriceId(item.id, supplierId))))
  }

  const add = (item: ItemDocument, quantity = 1, unit = item.baseUnit) => {
    const base = toBase(item, { quantity, unit })
    change((now) => {
      const price = kind === 'sales' ? (item.price ?? undefined) : priceAt(item, now.partnerId)
      const goods = { itemId: item.id, quantity: base.ok ? Math.max(1, base.value) : 1 }
      const lines = withGoods(now.lines, goods, workspace.newId, price)
      return { ...now, lines }
    })
  }

  return {
    form,
    initial,
    change,
    forget: () => keep(undefined),
    number: { typed, next },
    state,
    faults,
    save,
    add,
    sites,
  }
}
