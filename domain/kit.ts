/** Kits: items put together out of others, and taken apart again. Both are movements through production, all or none. */
import { byExpiry, isUsable } from './lot.ts'
import type { ItemDocument, LotDocument } from './protocol/documents.ts'
import type { MovementKind } from './protocol/kinds.ts'
import { MAX_QUANTITY } from './quantity.ts'

/** So many base units of an item go into one kit. */
export type Component = NonNullable<ItemDocument['components']>[number]

type MadeOf = (itemId: string) => readonly Component[] | null | undefined

/** Would this item be made of itself, directly or by way of others? */
export const isMadeOfItself = (
  itemId: string,
  components: readonly Component[] | null | undefined,
  madeOf: MadeOf,
): boolean => {
  const seen = new Set<string>()
  const next = [...(components ?? [])]
  for (let one = next.pop(); one; one = next.pop()) {
    if (one.itemId === itemId) return true
    if (seen.has(one.itemId)) continue
    seen.add(one.itemId)
    next.push(...(madeOf(one.itemId) ?? []))
  }
  return false
}

/** Base units of a component that so many kits need; null beyond what one movement can hold. */
export const neededFor = (component: Component, kits: number): number | null => {
  const needed = component.quantity * kits
  return Number.isSafeInteger(kits) && kits > 0 && needed <= MAX_QUANTITY ? needed : null
}

/** Where an item of the work lies, or is to lie, and of which lot. */
export type KitPlace = { readonly itemId: string; readonly locationId: string; readonly lotId?: string | undefined }

export type KitMove = KitPlace & {
  readonly kind: Extract<MovementKind, 'consume' | 'produce'>
  readonly fromLocationId: string
  readonly toLocationId: string
  readonly quantity: number
}

const through = (productionId: string, kind: 'consume' | 'produce', place: KitPlace, quantity: number): KitMove => ({
  ...place,
  kind,
  quantity,
  fromLocationId: kind === 'consume' ? place.locationId : productionId,
  toLocationId: kind === 'consume' ? productionId : place.locationId,
})

/**
 * The movements that make so many kits, or take them apart: one for each component and one for the kit itself. Empty when
 * a place is missing or a figure is too large: half a kit is never recorded.
 */
export const kitMoves = (work: {
  readonly way: 'kit' | 'unkit'
  readonly kits: number
  readonly kit: KitPlace
  readonly components: readonly Component[]
  readonly placeOf: (itemId: string) => KitPlace | undefined
  readonly productionId: string
}): KitMove[] => {
  const [ofComponents, ofKit] =
    work.way === 'kit' ? (['consume', 'produce'] as const) : (['produce', 'consume'] as const)
  const moves = work.components.map((component) => {
    const [place, needed] = [work.placeOf(component.itemId), neededFor(component, work.kits)]
    return place && needed !== null ? through(work.productionId, ofComponents, place, needed) : null
  })
  const whole = moves.filter((move) => move !== null)
  if (whole.length === 0 || whole.length < moves.length || work.kits > MAX_QUANTITY) return []
  return [...whole, through(work.productionId, ofKit, work.kit, work.kits)]
}

/** What lies in one bin, of one lot, as far as it may be taken. */
export type Taking = {
  readonly locationId: string
  readonly lot: Pick<LotDocument, 'expiresOn' | 'status' | 'code'> | undefined
  readonly available: number
  readonly pickSequence: number | null
}

/**
 * Where to take so many from: where there is enough, what expires first, on the way. Where no bin has enough, the one
 * that has most. What may not be used is not offered.
 */
export const offerTaking = <T extends Taking>(takings: readonly T[], needed: number, today: string): T | undefined => {
  const usable = takings.filter(({ lot, available }) => available > 0 && (lot === undefined || isUsable(lot, today)))
  const order = (a: T, b: T): number =>
    byExpiry(a.lot ?? NO_DATE, b.lot ?? NO_DATE) ||
    (a.pickSequence ?? Number.MAX_SAFE_INTEGER) - (b.pickSequence ?? Number.MAX_SAFE_INTEGER) ||
    (a.locationId < b.locationId ? -1 : 1)
  const enough = usable.filter(({ available }) => available >= needed).sort(order)
  return enough[0] ?? usable.sort((a, b) => b.available - a.available || order(a, b))[0]
}

const NO_DATE = { expiresOn: null, code: '' }
