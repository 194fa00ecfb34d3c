/** Ninety days of two warehouses: what comes in is put away, what is ordered is picked and shipped, now and then one breaks. */
import type { Item } from './items.ts'
import type { Line, OrderBook } from './orders.ts'
import type { Site } from './places.ts'
import type { Random } from './random.ts'
import type { Recorder, Worker } from './recorder.ts'

export const DAYS = 90
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export type Crew = { operators: [Worker, Worker]; lead: Worker }
export type Outside = Record<'supplier' | 'customer' | 'loss' | 'production' | 'transit', string>
export type Story = {
  random: Random
  book: Recorder
  orders: OrderBook
  crew: Crew
  sites: Site[]
  items: Item[]
  outside: Outside
}

const binAt = (item: Item, site: Site): string | undefined => item.homes.find((home) => home.site === site)?.bin

/** Draws items in proportion to how often they are ordered. */
const drawer = (items: readonly Item[], random: Random): (() => Item) => {
  const tickets = items.flatMap((item) => Array.from({ length: item.weight }, () => item))
  return () => random.pick(tickets)
}

/** What is there on the first day. Chilled goods of that day are long gone, so they only come later. */
const open = ({ random, book, crew, items, outside }: Story): void => {
  for (const item of items) {
    if (item.shelfLifeDays !== null && item.shelfLifeDays < DAYS) continue
    for (const { site, bin } of item.homes) {
      const bring = (quantity: number, lotId?: string) =>
        book.move(crew.lead, { kind: 'opening', item, lotId, from: outside.loss, to: bin, quantity })
      const quantity = item.demand * item.weight * random.between(1, 3) + random.between(1, 9)
      if (item.tracking === 'none') bring(quantity)
      else if (item.tracking === 'lot')
        bring(quantity, book.lot(item, `L${site.letter}${random.between(10_000, 49_999)}`, random.between(20, 180)))
      else
        for (let piece = random.between(2, 4); piece > 0; piece--)
          bring(1, book.lot(item, `${item.sku}-${site.letter}${random.between(100_000, 499_999)}`, 30))
    }
    book.clock -= HOUR_MS / 40 // a stocktake by many hands, written down by one
  }
}

const receive = (
  story: Story,
  site: Site,
  worker: Worker,
  item: Item,
  bin: string,
  line: Line,
  orderId: string,
): void => {
  const { random, book, outside } = story
  const said = { item, orderId, lineId: line.id }
  const pieces = item.tracking === 'serial' ? line.quantity : 1
  const quantity = line.quantity / pieces
  const cases = quantity / item.perCase
  for (let piece = 0; piece < pieces; piece++) {
    const code =
      item.tracking === 'serial'
        ? `${item.sku}-R${random.between(500_000, 999_999)}`
        : `L${random.between(50_000, 99_999)}`
    const lotId = item.tracking === 'none' ? undefined : book.lot(item, code, random.between(1, 5))
    const entered = item.perCase > 1 ? { entered: { quantity: cases, unit: 'case' } } : {}
    book.move(worker, {
      kind: 'receipt',
      ...said,
      lotId,
      from: outside.supplier,
      to: site.dockIn,
      quantity,
      ...entered,
    })
    book.move(worker, { kind: 'put-away', item, lotId, from: site.dockIn, to: bin, quantity })
  }
}

/** One delivery: what runs low first, else what is drawn. */
export const buy = (
  story: Story,
  site: Site,
  worker: Worker,
  draw: () => Item,
  options: { only?: Item } = {},
): void => {
  const { random, book, orders } = story
  const wanted = new Map<Item, string>()
  for (let turn = 0; turn < random.between(1, 4); turn++) {
    const item = options.only ?? draw()
    const bin = binAt(item, site)
    if (bin) wanted.set(item, bin)
  }
  if (wanted.size === 0) return
  const id = random.id(book.clock)
  const lines = [...wanted].map(([item, bin]) => {
    const quantity = item.tracking === 'serial' ? random.between(1, 3) : item.perCase * random.between(1, 6)
    return { item, bin, line: orders.line(item, quantity, book.clock) }
  })
  for (const { item, bin, line } of lines) receive(story, site, worker, item, bin, line, id)
  orders.add(
    'purchase',
    site,
    lines.map(({ line }) => line),
    { id, state: 'closed', due: book.clock, at: book.clock },
  )
}

/** Picks one line into the dock, first expired first; answers what was picked. */
export const pickLine = (
  story: Story,
  site: Site,
  worker: Worker,
  item: Item,
  wanted: number,
  name: { orderId: string; lineId: string },
) => {
  const { book } = story
  const bin = binAt(item, site)
  const picked: { lotId: string | undefined; quantity: number }[] = []
  let left = wanted
  for (const cell of bin ? book.pickable(item, bin) : []) {
    const quantity = Math.min(left, cell.quantity)
    if (!bin || quantity === 0) break
    book.move(worker, { kind: 'pick', item, lotId: cell.lotId, from: bin, to: site.dockOut, quantity, ...name })
    picked.push({ lotId: cell.lotId, quantity })
    left -= quantity
  }
  return picked
}

/** One customer's order of the day: picked, and shipped when all of it stands at the dock. */
const sell = (story: Story, site: Site, worker: Worker, draw: () => Item): void => {
  const { random, book, orders, outside } = story
  const id = random.id(book.clock)
  const lines: Line[] = []
  const atDock: { item: Item; lineId: string; lotId: string | undefined; quantity: number }[] = []
  for (let turn = 0; turn < random.between(1, 4); turn++) {
    const item = draw()
    const bin = binAt(item, site)
    const there = bin ? book.pickable(item, bin).reduce((sum, cell) => sum + cell.quantity, 0) : 0
    if (there === 0) continue
    const line = orders.line(item, Math.min(there, random.between(1, item.demand)), book.clock)
    lines.push(line)
    const picked = pickLine(story, site, worker, item, line.quantity, { orderId: id, lineId: line.id })
    atDock.push(...picked.map((cell) => ({ item, lineId: line.id, ...cell })))
  }
  if (lines.length === 0) return
  for (const cell of atDock)
    book.move(worker, { kind: 'ship', ...cell, from: site.dockOut, to: outside.customer, orderId: id })
  orders.add('sales', site, lines, { id, state: 'closed', due: book.clock, at: book.clock })
}

/** What does not happen every day. */
const mishaps = (story: Story, day: number, draw: () => Item): void => {
  const { random, book, crew, sites, outside } = story
  const site = random.pick(sites)
  const item = draw()
  const bin = binAt(item, site)
  const cell = bin ? book.pickable(item, bin)[0] : undefined
  if (!bin || !cell || cell.quantity < 4) return
  const at = { item, lotId: cell.lotId }
  if (day % 9 === 4)
    book.move(crew.lead, {
      kind: 'scrap',
      ...at,
      from: bin,
      to: outside.loss,
      quantity: random.between(1, 2),
      reason: 'fell-from-rack',
    })
  if (day % 11 === 5)
    book.move(crew.lead, {
      kind: 'adjust',
      ...at,
      from: outside.loss,
      to: bin,
      quantity: random.between(1, 3),
      reason: 'behind-the-rack',
    })
  if (day % 13 === 6)
    book.move(crew.lead, {
      kind: 'adjust',
      ...at,
      from: bin,
      to: outside.loss,
      quantity: 1,
      reason: 'missing',
    })
  if (day % 14 === 7)
    book.move(crew.operators[0], {
      kind: 'return',
      ...at,
      from: outside.customer,
      to: bin,
      quantity: 1,
      reason: 'ordered-by-mistake',
    })
  if (day % 29 === 8) {
    const worker = crew.operators[sites.indexOf(site)] ?? crew.lead
    book.undo(worker, book.move(worker, { kind: 'pick', ...at, from: bin, to: site.dockOut, quantity: 1 }))
  }
  if (day % 2 === 0) {
    const other = random.pick(site.bins).id
    const worker = crew.operators[sites.indexOf(site)] ?? crew.lead
    if (other !== bin)
      book.move(worker, { kind: 'move', ...at, from: bin, to: other, quantity: Math.floor(cell.quantity / 3) || 1 })
  }
}

/** From the opening up to yesterday; nobody works on Sundays. */
export const playHistory = (story: Story, now: number): void => {
  const { random, book, crew, sites, items } = story
  const midnight = Math.floor(now / DAY_MS) * DAY_MS
  book.clock = midnight - DAYS * DAY_MS + 5 * HOUR_MS
  open(story)
  const chilled = items.filter((item) => item.shelfLifeDays !== null && item.shelfLifeDays < DAYS)
  const lasting = items.filter((item) => !chilled.includes(item))
  for (let day = DAYS - 1; day >= 1; day--) {
    book.clock = midnight - day * DAY_MS + 6 * HOUR_MS
    if (new Date(book.clock).getUTCDay() === 0) continue
    // What keeps 45 days at most is only told of the last month: what came before is eaten.
    const draw = drawer(day <= 30 ? items : lasting, random)
    for (const [at, site] of sites.entries()) {
      const worker = crew.operators[at] ?? crew.lead
      for (let turn = 0; turn < 3; turn++) buy(story, site, worker, draw)
      if (day <= 30) for (let turn = 0; turn < 2; turn++) buy(story, site, worker, draw, { only: random.pick(chilled) })
      for (let turn = random.between(4, 8); turn > 0; turn--) sell(story, site, worker, draw)
    }
    mishaps(story, day, draw)
  }
}
