/** Who an item is bought from: under which code, in which unit, how long it takes. What it costs there is a document of its own, for leads. */
import type { ItemCostDocument, ItemDocument } from './protocol/documents.ts'

export type ItemSupplier = NonNullable<ItemDocument['suppliers']>[number]

type Bought = Pick<ItemDocument, 'suppliers'>

export const supplierOf = ({ suppliers = [] }: Bought, partnerId: string | null): ItemSupplier | undefined =>
  suppliers.find((one) => one.partnerId === partnerId)

/** The suppliers with this one as it is now said, at its place or last. */
export const withSupplier = ({ suppliers = [] }: Bought, said: ItemSupplier): ItemSupplier[] =>
  suppliers.some(({ partnerId }) => partnerId === said.partnerId)
    ? suppliers.map((one) => (one.partnerId === said.partnerId ? said : one))
    : [...suppliers, said]

export const withoutSupplier = ({ suppliers = [] }: Bought, partnerId: string): ItemSupplier[] =>
  suppliers.filter((one) => one.partnerId !== partnerId)

/**
 * What a line of an order to the supplier costs, to begin with. A line has no currency but its item's, so a price in another one is none:
 * amounts in different currencies are never taken for each other.
 */
export const offeredPrice = (
  { currency }: Pick<ItemDocument, 'currency'>,
  price: (Pick<ItemCostDocument, 'currency'> & { readonly price: number }) | undefined,
): number | undefined =>
  price && (price.currency === null || price.currency === (currency ?? null)) ? price.price : undefined
