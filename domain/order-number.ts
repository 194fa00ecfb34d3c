/**
 * Numbers of orders: a prefix of the kind, and a number of its own. The server gives the numbers out in blocks, so that an order made without a
 * network has one that no other device gives (docs/adr/0015).
 */
import type { Permission } from './permissions.ts'
import type { OrderDocument } from './protocol/documents.ts'

export type OrderKind = OrderDocument['kind']

/** How the numbers of a kind look; no prefix ends in a digit, or two ranges could give the same number. */
export type NumberRange = { readonly prefix: string; readonly digits: number }

/** What one device may give out: from `next` to below `end`. */
export type OrderBlock = NumberRange & { readonly next: number; readonly end: number }

export const DEFAULT_RANGES: Readonly<Record<OrderKind, NumberRange>> = {
  purchase: { prefix: 'PO-', digits: 4 },
  sales: { prefix: 'SO-', digits: 4 },
  transfer: { prefix: 'TO-', digits: 4 },
}

/** Who writes orders of a kind has numbers for them: whoever moves goods to another site writes them down as a transfer. */
export const rightToNumbers = (kind: OrderKind): Permission => (kind === 'transfer' ? 'move' : 'edit-orders')

/** How many go out at once: a day's orders of a busy desk, and few enough that the gaps stay small. */
export const ORDER_BLOCK = 20

/** Longer ones would not be read out any more. */
export const MOST_DIGITS = 9

export const isOrderPrefix = (text: string): boolean => text.length <= 20 && /(^|[^\d])$/.test(text)

export const orderNumber = ({ prefix, digits }: NumberRange, serial: number): string =>
  `${prefix}${String(serial).padStart(digits, '0')}`

/** The range of a kind as the organisation has it, whole. */
export const rangeOf = (
  settings: Partial<Record<OrderKind, NumberRange | null>> | undefined,
  kind: OrderKind,
): NumberRange => settings?.[kind] ?? DEFAULT_RANGES[kind]

const isOf =
  ({ prefix }: NumberRange) =>
  (block: OrderBlock): boolean =>
    block.prefix === prefix && block.next < block.end

export const orderNumbersLeft = (blocks: readonly OrderBlock[], range: NumberRange): number =>
  blocks.filter(isOf(range)).reduce((sum, { next, end }) => sum + end - next, 0)

/**
 * The next number of the range, and the blocks without it; undefined where there is none. One that an order has already, since somebody typed it or
 * brought it from another system, is passed over.
 */
export const takeOrderNumber = (
  blocks: readonly OrderBlock[],
  range: NumberRange,
  isTaken: (number: string) => boolean,
): { readonly number: string; readonly rest: OrderBlock[] } | undefined => {
  const own = blocks.filter(isOf(range))
  for (const [at, block] of own.entries()) {
    for (let serial = block.next; serial < block.end; serial++) {
      const number = orderNumber(range, serial)
      if (isTaken(number)) continue
      const passed = new Set(own.slice(0, at + 1))
      const kept = blocks.filter((one) => !passed.has(one))
      return { number, rest: serial + 1 < block.end ? [{ ...block, next: serial + 1 }, ...kept] : kept }
    }
  }
  return undefined
}
