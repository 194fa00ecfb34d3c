import { type LotId, lotIdOf } from '../../domain/ids.ts'
import type { Action } from '../../domain/protocol/actions.ts'
import type { LotDocument } from '../../domain/protocol/documents.ts'
import type { MovementKind } from '../../domain/protocol/kinds.ts'
import { sha256 } from '../ledger/digest.ts'
import { type DemoDocument, documentOf } from './document.ts'
import type { Item } from './items.ts'
import type { Random } from './random.ts'

/** One phone of one member. */
export type Worker = { userId: string; deviceId: string; seq: number }

type Move = {
  kind: MovementKind
  item: Item
  lotId?: string | undefined
  from: string
  to: string
  quantity: number
  reason?: string
  orderId?: string
  lineId?: string
  entered?: { quantity: number; unit: string }
  groupId?: string
  groupSize?: number
}

const DAY_MS = 86_400_000
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/**
 * Writes down what the demo's people do, one after another, and knows what lies where, so that nobody takes what is not
 * there unless the story wants it.
 */
export class Recorder {
  readonly actions: Action[] = []
  readonly lots: DemoDocument[] = []
  readonly #random: Random
  readonly #stock = new Map<string, Map<string, number>>()
  readonly #lotsOf = new Map<string, { id: string; expiresOn: string | null; usable: boolean }[]>()
  /** Now, in the story. */
  clock: number

  constructor(random: Random, start: number) {
    this.#random = random
    this.clock = start
  }

  #write(worker: Worker, said: Record<string, unknown>): Action {
    this.clock += this.#random.between(20_000, 150_000)
    const action = {
      id: this.#random.id(this.clock),
      deviceId: worker.deviceId,
      deviceSeq: ++worker.seq,
      userId: worker.userId,
      schemaVersion: 1,
      occurredAt: new Date(this.clock).toISOString(),
      clock: { offsetMs: this.#random.between(-400, 400), uncertaintyMs: this.#random.between(10, 90) },
      ...said,
    } as Action
    this.actions.push(action)
    return action
  }

  #change(itemId: string, locationId: string, lotId: string | undefined, change: number): void {
    const cells = this.#stock.get(locationId) ?? new Map<string, number>()
    this.#stock.set(locationId, cells)
    const key = `${itemId}/${lotId ?? ''}`
    cells.set(key, (cells.get(key) ?? 0) + change)
  }

  move(worker: Worker, { item, from, to, ...said }: Move): Action {
    this.#change(item.id, from, said.lotId, -said.quantity)
    this.#change(item.id, to, said.lotId, said.quantity)
    const { lotId, ...rest } = said
    return this.#write(worker, {
      type: 'movement',
      itemId: item.id,
      ...(lotId ? { lotId } : {}),
      fromLocationId: from,
      toLocationId: to,
      ...rest,
    })
  }

  /** Says that a movement never happened. */
  undo(worker: Worker, movement: Action): void {
    if (movement.type !== 'movement') throw new Error('only a movement is undone')
    const { itemId, lotId, fromLocationId, toLocationId, quantity } = movement
    this.#change(itemId, fromLocationId, lotId, quantity)
    this.#change(itemId, toLocationId, lotId, -quantity)
    this.#write(worker, { type: 'reversal', reversesId: movement.id, note: 'Entered twice' })
  }

  observe(worker: Worker, said: Record<string, unknown>): void {
    this.#write(worker, { type: 'observation', round: 1, ...said })
  }

  /** A lot made so many days before now; its id and its expiry follow from the item. */
  lot(item: Item, code: string, ageDays: number, status: LotDocument['status'] = 'available'): LotId {
    const id = lotIdOf(item.id, code, sha256)
    const madeAt = this.clock - ageDays * DAY_MS
    const expiresOn = item.shelfLifeDays === null ? null : dayOf(madeAt + item.shelfLifeDays * DAY_MS)
    const manufacturedOn = item.tracking === 'lot' ? dayOf(madeAt) : null
    this.lots.push(documentOf('lots', id, { itemId: item.id, code, expiresOn, manufacturedOn, status }))
    const lots = this.#lotsOf.get(item.id) ?? []
    this.#lotsOf.set(item.id, lots)
    lots.push({ id, expiresOn, usable: status === 'available' })
    return id
  }

  onHand(item: Item, locationId: string, lotId?: string): number {
    return this.#stock.get(locationId)?.get(`${item.id}/${lotId ?? ''}`) ?? 0
  }

  /** What may be picked of an item in a bin, by lot, first expired first. */
  pickable(item: Item, locationId: string): { lotId: string | undefined; quantity: number }[] {
    const today = dayOf(this.clock)
    const lots: (string | undefined)[] =
      item.tracking === 'none'
        ? [undefined]
        : (this.#lotsOf.get(item.id) ?? [])
            .filter((lot) => lot.usable && (lot.expiresOn ?? '9999') >= today)
            .sort((a, b) => ((a.expiresOn ?? '9999') < (b.expiresOn ?? '9999') ? -1 : 1))
            .map((lot) => lot.id)
    return lots.flatMap((lotId) => {
      const quantity = this.onHand(item, locationId, lotId)
      return quantity > 0 ? [{ lotId, quantity }] : []
    })
  }

  /** Every cell of a place with something in it. */
  contents(locationId: string): { itemId: string; lotId: string | undefined; quantity: number }[] {
    return [...(this.#stock.get(locationId) ?? [])].flatMap(([key, quantity]) => {
      const [itemId = '', lotId] = key.split('/')
      return quantity === 0 ? [] : [{ itemId, lotId: lotId || undefined, quantity }]
    })
  }
}
