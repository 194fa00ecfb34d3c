/** Numbers for the orders that are written here, fetched ahead while there is a network. */
import { type NumberRange, ORDER_BLOCK, type OrderKind, rangeOf } from '../../domain/order-number.ts'
import type { OrderSettingsDocument } from '../../domain/protocol/documents.ts'
import type { OrderNumbersAnswer } from '../../domain/protocol/order-numbers.ts'
import type { Locks } from '../outbox/device.ts'
import type { Api } from './api.ts'
import { EDITS, type Query } from './live.ts'
import type { OrderNumbers } from './order-numbers-database.ts'
import type { Reader } from './reader.ts'

export const ORDER_KINDS = ['purchase', 'sales', 'transfer'] as const satisfies readonly OrderKind[]

export const orderSettingsQuery: Query<OrderSettingsDocument | undefined> = {
  key: 'order settings',
  topics: ['order-settings', EDITS],
  read: (reader) => reader.document('order-settings', reader.member.orgId),
}

type Ranges = Readonly<Record<OrderKind, NumberRange>>

/** As the server knows them: of what was only entered here it gives no numbers yet. */
export const settledRangesQuery: Query<Ranges> = {
  key: 'settled ranges of order numbers',
  topics: ['order-settings'],
  read: (reader) => {
    const settings = reader.mirror.memory.get('order-settings', reader.member.orgId)
    return Object.fromEntries(ORDER_KINDS.map((kind) => [kind, rangeOf(settings, kind)])) as Ranges
  },
}

/** Has an order here this number? */
const isTakenIn =
  (reader: Reader) =>
  (number: string): boolean =>
    reader.documents('orders').some((order) => order.number === number)

type Source = { api: Pick<Api, 'post'>; numbers: OrderNumbers; locks: Locks }

/** Asks for the next blocks of these kinds where less than half of one is left. One tab asks at a time; a block whose answer is lost is lost, and no harm done. */
export const fillOrderNumbers = (
  { api, numbers, locks }: Source,
  ranges: Ranges,
  kinds: readonly OrderKind[] = ORDER_KINDS,
): Promise<void> =>
  locks.request('bincard:order-numbers', {}, async () => {
    for (const kind of kinds) {
      const range = ranges[kind]
      if ((await numbers.left(range)) * 2 >= ORDER_BLOCK) continue
      const knownTo = await numbers.knownTo(range)
      const answer = await api.post<OrderNumbersAnswer>('/orders/numbers', { kind, knownTo })
      if (!answer.ok) return
      await numbers.put(answer.value)
    }
  })

export type OrderNumberDoor = {
  /** Tells the number that the next order of a range would have, also once there is one; it is taken when the order is saved. Gives what ends it. */
  watchNext: (range: NumberRange, tell: (next: string | undefined) => void) => () => void
  /** The next number, for good; undefined where this device has none. */
  take: (range: NumberRange) => Promise<string | undefined>
  /** Fetches more of them (of all kinds, where none is named) before they run out; without a network nothing happens. */
  fill: (ranges: Ranges, kinds?: readonly OrderKind[]) => Promise<void>
}

export const orderNumberDoor = (source: Source, reader: Reader): OrderNumberDoor => ({
  watchNext: (range, tell) => source.numbers.watchNext(range, isTakenIn(reader), tell),
  take: (range) => source.numbers.take(range, isTakenIn(reader)),
  fill: (ranges, kinds) => fillOrderNumbers(source, ranges, kinds),
})
