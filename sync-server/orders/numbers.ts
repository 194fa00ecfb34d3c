/** What the database knows of the numbers of orders: how they look, and how far they are given. */
import type { PoolClient } from 'pg'
import { type NumberRange, ORDER_BLOCK, type OrderKind, rangeOf } from '../../domain/order-number.ts'

type Settings = Partial<Record<OrderKind, NumberRange | null>>

/** The next numbers of a kind, given for good: they are nobody else's once this is committed, whether the answer arrives or not. */
export const takeOrderNumbers = async (
  client: PoolClient,
  orgId: string,
  { kind, knownTo }: { kind: OrderKind; knownTo?: number | undefined },
): Promise<(NumberRange & { first: number; count: number }) | 'used-up'> => {
  const settings = await client.query<{ doc: Settings }>(
    'select doc from order_settings where org_id = $1 and id = $1',
    [orgId],
  )
  const { prefix, digits } = rangeOf(settings.rows[0]?.doc, kind)
  const { rows } = await client.query<{ first: number | null }>('select take_order_numbers($1, $2, $3, $4) as first', [
    ...[orgId, prefix, ORDER_BLOCK, knownTo],
  ])
  const first = rows[0]?.first
  return first === null || first === undefined ? 'used-up' : { prefix, digits, first, count: ORDER_BLOCK }
}
