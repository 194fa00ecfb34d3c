import { type DemoDocument, documentOf } from './document.ts'
import type { Item } from './items.ts'
import type { Site } from './places.ts'
import type { Random } from './random.ts'
import { dayOf } from './recorder.ts'

const SUPPLIERS = ['Harbour Wholesale', 'Brightwater Tools', 'Old Mill Foods', 'Kestrel Coatings', 'Northgate Electric']
const CUSTOMERS = [
  'Corner Workshop',
  'Lakeside Hotel',
  'Green Lane School',
  'Ferry Street Bakery',
  'Hilltop Joinery',
  'Riverside Clinic',
]

export type Line = { id: string; itemId: string; quantity: number; price: number }
type Kind = 'purchase' | 'sales' | 'transfer'

/** Partners and orders as the story needs them, numbered as they come. */
export class OrderBook {
  readonly documents: DemoDocument[] = []
  readonly #random: Random
  readonly #partners: Record<'supplier' | 'customer', string[]>
  readonly #last: Record<Kind, number> = { purchase: 4000, sales: 7000, transfer: 300 }

  constructor(random: Random, madeAt: number) {
    this.#random = random
    const make = (kind: 'supplier' | 'customer', names: readonly string[]): string[] =>
      names.map((name, at) => {
        const id = random.id(madeAt)
        const code = `${kind === 'supplier' ? 'S' : 'C'}-${String(at + 1).padStart(3, '0')}`
        this.documents.push(documentOf('partners', id, { kind, name, code }))
        return id
      })
    this.#partners = { supplier: make('supplier', SUPPLIERS), customer: make('customer', CUSTOMERS) }
  }

  line(item: Item, quantity: number, at: number): Line {
    return { id: this.#random.id(at), itemId: item.id, quantity, price: item.price }
  }

  /** Adds an order and answers its id. `id` may be taken beforehand, for movements that name it. */
  add(
    kind: Kind,
    site: Site,
    lines: Line[],
    more: { id?: string; state: 'open' | 'closed' | 'draft'; due: number; at: number; toSite?: Site },
  ): string {
    const id = more.id ?? this.#random.id(more.at)
    const prefix = { purchase: 'PO', sales: 'SO', transfer: 'TO' }[kind]
    const partner = kind === 'purchase' ? 'supplier' : 'customer'
    const set = {
      kind,
      number: `${prefix}-${++this.#last[kind]}`,
      partnerId: kind === 'transfer' ? null : this.#random.pick(this.#partners[partner]),
      siteId: site.id,
      toSiteId: more.toSite?.id ?? null,
      state: more.state,
      dueOn: dayOf(more.due),
      lines,
    }
    const sites = more.toSite ? [site.id, more.toSite.id] : [site.id]
    this.documents.push(documentOf('orders', id, set, sites))
    return id
  }
}
