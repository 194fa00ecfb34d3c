/** Quantities are positive integers of the item's base unit. The bound keeps sums of nine million of them exact in a double. */
export const MAX_QUANTITY = 1_000_000_000
