/** Quantities are positive integers of the item's base unit. The bound keeps sums of nine million of them exact in a double. */
export const MAX_QUANTITY = 1_000_000_000

export const isQuantity = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_QUANTITY
