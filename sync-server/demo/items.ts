import { attributesOf } from './attributes.ts'
import { type DemoDocument, documentOf } from './document.ts'
import { caseGtin14, restrictedGtin13 } from './gtin.ts'
import type { Site } from './places.ts'
import type { Random } from './random.ts'
import { CATEGORIES, type Category } from './words.ts'

export type Item = {
  id: string
  sku: string
  tracking: 'none' | 'lot' | 'serial'
  shelfLifeDays: number | null
  price: number
  /** Base units in a case; 1 where it comes singly. */
  perCase: number
  /** How many go out on a line, about. */
  demand: number
  /** How often it is ordered, against the others. */
  weight: number
  homes: { site: Site; bin: string }[]
}

const ITEMS = 1500

type Named = { category: Category; kind: string; size: string; name: string; number: number }

/** Every noun in every kind and size: each name once. */
const names = (): Named[] =>
  CATEGORIES.flatMap((category) =>
    category.nouns
      .flatMap((noun) =>
        category.kinds.flatMap((kind) =>
          category.sizes.map((size) => ({ kind, size, name: `${noun}, ${kind}, ${size}` })),
        ),
      )
      .map((named, at) => ({ category, ...named, number: at + 1 })),
  )

/** Sold by the hundred, by the case or one by one: a tenth of the items makes most of the lines. */
const classOf = (random: Random): { abcClass: 'A' | 'B' | 'C'; weight: number } => {
  const draw = random.next()
  if (draw < 0.12) return { abcClass: 'A', weight: 12 }
  return draw < 0.4 ? { abcClass: 'B', weight: 4 } : { abcClass: 'C', weight: 1 }
}

const makeItem = (
  random: Random,
  madeAt: number,
  { category, kind, size, name, number }: Named,
  at: number,
  sites: Site[],
) => {
  const { abcClass, weight } = classOf(random)
  const [low, high] = category.price
  const price = Math.round((low + (high - low) * random.next() ** 2) * 100) / 100
  const perCase = category.perCase ?? 1
  const tracking = category.serial ? 'serial' : category.shelfLifeDays ? 'lot' : 'none'
  const gtin = restrictedGtin13(CATEGORIES.indexOf(category), at + 1)
  const demand = category.serial ? 1 : perCase >= 50 ? perCase / 2 : Math.max(2, Math.round(perCase / 4))
  const item: Item = {
    id: random.id(madeAt),
    sku: `${category.prefix}-${String(number).padStart(4, '0')}`,
    tracking,
    shelfLifeDays: category.shelfLifeDays ?? null,
    price,
    perCase,
    demand,
    weight,
    homes: sites
      .filter((_, place) => abcClass === 'A' || place === at % sites.length)
      .map((site) => ({ site, bin: random.pick(site.bins).id })),
  }
  const document = documentOf('items', item.id, {
    sku: item.sku,
    name,
    description: `${name} (${category.name.toLowerCase()}).`,
    category: category.name,
    attributes: attributesOf(category, kind, size),
    baseUnit: 'pcs',
    barcodes: [{ code: gtin }, ...(perCase > 1 ? [{ code: caseGtin14(gtin), unit: 'case' }] : [])],
    units: perCase > 1 ? [{ code: 'case', num: perCase, den: 1 }] : [],
    tracking,
    shelfLifeDays: item.shelfLifeDays,
    price,
    currency: 'EUR',
    reorder: {
      point: demand * weight,
      quantity: Math.max(1, demand * weight * 2),
      safetyStock: Math.ceil((demand * weight) / 2),
      leadTimeDays: random.between(2, 14),
    },
    abcClass,
  })
  return { item, document }
}

/** 1,500 items, each at home in a bin; those that move most at both sites. */
export const makeItems = (
  random: Random,
  madeAt: number,
  sites: Site[],
): { items: Item[]; documents: DemoDocument[] } => {
  const made = names()
    .slice(0, ITEMS)
    .map((named, at) => makeItem(random, madeAt, named, at, sites))
  if (made.length !== ITEMS) throw new Error(`the word lists name ${made.length} items only`)
  return { items: made.map(({ item }) => item), documents: made.map(({ document }) => document) }
}
