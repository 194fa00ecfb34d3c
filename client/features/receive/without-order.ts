import type { GoodsSaid } from '../../parts/goods-said.ts'

/** Where goods that came and are of no line of the order are received by themselves, filled in with what their label said. */
export const withoutOrder = (goods: GoodsSaid | undefined, placeId: string | undefined): string | undefined => {
  if (!goods) return undefined
  const { item, unit, quantity, lot } = goods
  const said: Partial<Record<string, string | undefined>> = {
    ...{ item: item.id, unit, to: placeId, quantity: quantity > 1 ? String(quantity) : undefined },
    ...{ lot: lot?.lotId, lotCode: lot?.code, expires: lot?.expiresOn, made: lot?.manufacturedOn },
  }
  const link = new URLSearchParams()
  for (const [key, value] of Object.entries(said)) if (value) link.set(key, value)
  return `/receive?${link}`
}
