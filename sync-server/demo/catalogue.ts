/** The demo's things and places: made up by rule from lists of words, the same each time. */

/** Mulberry32: small, seeded, the same on every machine. Numbers in [0, 1). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** GS1's check digit for the digits before it. */
export const checkDigit = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** A GTIN-13 of the range that GS1 leaves to companies for their own use (prefix 20). */
export const ownGtin = (number: number): string => {
  const digits = `20${String(number).padStart(10, '0')}`
  return `${digits}${checkDigit(digits)}`
}

type Category = { name: string; nouns: string[]; kinds: string[]; sizes: string[]; shelfLifeDays?: number }

const CATEGORIES: readonly Category[] = [
  {
    name: 'Fasteners',
    nouns: ['Hex bolt', 'Wood screw', 'Machine screw', 'Lock nut', 'Washer'],
    kinds: ['zinc', 'steel', 'brass', 'stainless'],
    sizes: ['M4', 'M5', 'M6', 'M8', 'M10', 'M12'],
  },
  {
    name: 'Tools',
    nouns: ['Screwdriver', 'Spanner', 'Pliers', 'Hammer', 'File'],
    kinds: ['slim', 'standard', 'heavy'],
    sizes: ['100 mm', '150 mm', '200 mm', '250 mm'],
  },
  {
    name: 'Electrical',
    nouns: ['Cable', 'Socket', 'Switch', 'Fuse', 'Junction box'],
    kinds: ['white', 'black', 'grey'],
    sizes: ['6 A', '10 A', '16 A', '32 A'],
  },
  {
    name: 'Plumbing',
    nouns: ['Elbow', 'Tee piece', 'Ball valve', 'Coupling', 'Hose clip'],
    kinds: ['copper', 'brass', 'plastic'],
    sizes: ['15 mm', '22 mm', '28 mm', '35 mm'],
  },
  {
    name: 'Safety',
    nouns: ['Gloves', 'Goggles', 'Ear plugs', 'Helmet', 'Vest'],
    kinds: ['yellow', 'orange', 'clear'],
    sizes: ['S', 'M', 'L', 'XL'],
  },
  {
    name: 'Packaging',
    nouns: ['Carton', 'Mailing bag', 'Tape', 'Stretch film', 'Label roll'],
    kinds: ['brown', 'white', 'clear'],
    sizes: ['small', 'medium', 'large', 'extra large'],
  },
  {
    name: 'Adhesives',
    nouns: ['Epoxy', 'Wood glue', 'Sealant', 'Contact glue'],
    kinds: ['fast', 'strong', 'flexible'],
    sizes: ['50 ml', '250 ml', '1 l'],
    shelfLifeDays: 540,
  },
  {
    name: 'Paint',
    nouns: ['Primer', 'Gloss paint', 'Matt paint', 'Varnish'],
    kinds: ['white', 'grey', 'red', 'green'],
    sizes: ['0.5 l', '1 l', '5 l'],
    shelfLifeDays: 720,
  },
  {
    name: 'Pantry',
    nouns: ['Rice', 'Pasta', 'Lentils', 'Oats', 'Flour'],
    kinds: ['fine', 'whole', 'quick'],
    sizes: ['500 g', '1 kg', '5 kg'],
    shelfLifeDays: 365,
  },
  {
    name: 'Chilled',
    nouns: ['Butter', 'Yoghurt', 'Soft cheese', 'Juice'],
    kinds: ['plain', 'light', 'organic'],
    sizes: ['250 g', '500 g', '1 kg'],
    shelfLifeDays: 40,
  },
]

export type DemoItem = {
  sku: string
  name: string
  category: string
  gtin: string
  tracking: 'none' | 'lot'
  shelfLifeDays: number | null
  price: number
}

export const demoItems = (count: number, random: () => number): DemoItem[] =>
  Array.from({ length: count }, (_, at) => {
    const category = CATEGORIES[at % CATEGORIES.length] as Category
    const pick = (list: readonly string[], turn: number): string => list[turn % list.length] as string
    const turn = Math.floor(at / CATEGORIES.length)
    const size = pick(category.sizes, turn)
    const kind = pick(category.kinds, Math.floor(turn / category.sizes.length))
    const noun = pick(category.nouns, Math.floor(turn / (category.sizes.length * category.kinds.length)))
    const series = Math.floor(turn / (category.sizes.length * category.kinds.length * category.nouns.length))
    return {
      sku: `${category.name.slice(0, 3).toUpperCase()}-${String(turn + 1).padStart(4, '0')}`,
      name: `${noun}, ${kind}, ${size}${series > 0 ? `, series ${series + 1}` : ''}`,
      category: category.name,
      gtin: ownGtin(at + 1),
      tracking: category.shelfLifeDays ? 'lot' : 'none',
      shelfLifeDays: category.shelfLifeDays ?? null,
      price: Math.round((0.5 + random() * 40) * 100) / 100,
    }
  })
