import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { MAX_QUANTITY } from '../../../domain/quantity.ts'

/** What the rules of ordering and counting depend on, as it is typed; empty: nothing is said. */
export type Ordering = {
  point: string
  quantity: string
  safetyStock: string
  leadTimeDays: string
  abcClass: '' | NonNullable<ItemDocument['abcClass']>
  negativePolicy: ItemDocument['negativePolicy']
  price: string
  currency: string
  shelfLifeDays: string
}

type Said = Partial<
  Pick<ItemDocument, 'reorder' | 'abcClass' | 'negativePolicy' | 'price' | 'currency' | 'shelfLifeDays'>
>

const MOST_DAYS = { lead: 10_000, shelf: 100_000 }
const MOST_MONEY = 1e12

const figure = (value: number | null | undefined): string => value?.toString() ?? ''
/** None of the four says nothing by being 0. */
const positive = (value: number | undefined): string => (value ? figure(value) : '')

export const orderingOf = (item: Said | undefined): Ordering => ({
  point: positive(item?.reorder?.point),
  quantity: positive(item?.reorder?.quantity),
  safetyStock: positive(item?.reorder?.safetyStock),
  leadTimeDays: positive(item?.reorder?.leadTimeDays),
  abcClass: item?.abcClass ?? '',
  negativePolicy: item?.negativePolicy ?? 'warn',
  price: figure(item?.price),
  currency: item?.currency ?? '',
  shelfLifeDays: figure(item?.shelfLifeDays),
})

const REORDER = ['point', 'quantity', 'safetyStock', 'leadTimeDays'] as const
const ALONE = ['abcClass', 'negativePolicy', 'price', 'currency', 'shelfLifeDays'] as const

const readAlone = (field: (typeof ALONE)[number], text: string): unknown => {
  if (text === '') return null
  return field === 'price' || field === 'shelfLifeDays' ? Number(text) : text
}

/** What an edit sets of it: only what was typed anew, so that what another program said stays as it said it. */
export const orderingSet = (typed: Ordering, seen: Said | undefined): Record<string, unknown> => {
  const before = orderingOf(seen)
  const isAnew = (field: keyof Ordering) => typed[field] !== before[field]
  const isEmpty = REORDER.every((field) => typed[field] === '')
  const reorder = isEmpty ? null : Object.fromEntries(REORDER.map((field) => [field, Number(typed[field])]))
  return {
    ...(REORDER.some(isAnew) ? { reorder } : {}),
    ...Object.fromEntries(ALONE.filter(isAnew).map((field) => [field, readAlone(field, typed[field])])),
  }
}

const isUpTo = (most: number, text: string): boolean => Number.isFinite(Number(text)) && Number(text) <= most

export const isOrderingRead = (typed: Ordering): boolean =>
  [typed.point, typed.quantity, typed.safetyStock].every((text) => isUpTo(MAX_QUANTITY, text)) &&
  isUpTo(MOST_DAYS.lead, typed.leadTimeDays) &&
  isUpTo(MOST_DAYS.shelf, typed.shelfLifeDays) &&
  isUpTo(MOST_MONEY, typed.price) &&
  /^([A-Z]{3})?$/.test(typed.currency)
