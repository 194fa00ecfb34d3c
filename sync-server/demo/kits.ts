/** What this warehouse makes out of what it has: kits, one of which was put together this morning. */
import type { Component } from '../../domain/kit.ts'
import { type DemoDocument, documentOf } from './document.ts'
import { restrictedGtin13 } from './gtin.ts'
import type { Story } from './history.ts'
import type { Item } from './items.ts'
import type { Site } from './places.ts'

const KITS = [
  { sku: 'KIT-0001', name: 'Workshop starter set', of: 'TOO', quantities: [1, 1, 2] },
  { sku: 'KIT-0002', name: 'Safety set, visitor', of: 'SAF', quantities: [1, 1] },
  { sku: 'KIT-0003', name: 'Fixing assortment', of: 'FAS', quantities: [10, 10, 20] },
] as const

/** Their GTINs begin where no item's number reaches. */
const KIT_NUMBERS = 9001

type Part = { item: Item; bin: string; quantity: number }

/** Items of that kind which lie in a bin of the site in such a number that some can be used up, in the order of their numbers. */
const partsOf = ({ book, items }: Story, site: Site, prefix: string, quantities: readonly number[]): Part[] => {
  const parts: Part[] = []
  for (const item of items) {
    const quantity = quantities[parts.length]
    const bin = item.homes.find((home) => home.site === site)?.bin
    if (quantity === undefined) break
    if (!bin || item.tracking !== 'none' || !item.sku.startsWith(prefix)) continue
    if (book.onHand(item, bin) >= quantity * 3) parts.push({ item, bin, quantity })
  }
  return parts
}

const documentOfKit = (id: string, kit: (typeof KITS)[number], at: number, parts: readonly Part[]): DemoDocument => {
  const components: Component[] = parts.map(({ item, quantity }) => ({ itemId: item.id, quantity }))
  const price = parts.reduce((sum, { item, quantity }) => sum + item.price * quantity, 0)
  return documentOf('items', id, {
    ...{
      sku: kit.sku,
      name: kit.name,
      description: `${kit.name}, put together here.`,
      category: 'Kits',
      baseUnit: 'pcs',
    },
    barcodes: [{ code: restrictedGtin13(0, KIT_NUMBERS + at) }],
    ...{ price: Math.round(price * 100) / 100, currency: 'EUR', abcClass: 'C', components },
  })
}

/** Plays the making of two of each kit at the first site, and answers the kits as items. */
export const playKits = (story: Story): DemoDocument[] => {
  const { book, crew, random, sites, outside } = story
  const site = sites[0] as Site
  const worker = crew.operators[0]
  return KITS.map((kit, at) => {
    const parts = partsOf(story, site, kit.of, kit.quantities)
    if (parts.length < kit.quantities.length) throw new Error(`nothing to make ${kit.sku} of`)
    const id = random.id(book.clock)
    const bin = (site.bins.at(-1 - at) as Site['bins'][number]).id
    const item: Item = {
      ...{ id, sku: kit.sku, tracking: 'none', shelfLifeDays: null, price: 0, perCase: 1, demand: 1, weight: 1 },
      homes: [{ site, bin }],
    }
    const group = { groupId: random.id(book.clock), groupSize: parts.length + 1 }
    for (const part of parts) {
      const quantity = part.quantity * 2
      book.move(worker, {
        kind: 'consume',
        item: part.item,
        from: part.bin,
        to: outside.production,
        quantity,
        ...group,
      })
    }
    book.move(worker, { kind: 'produce', item, from: outside.production, to: bin, quantity: 2, ...group })
    return documentOfKit(id, kit, at, parts)
  })
}
