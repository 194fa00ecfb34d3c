/** The day on which somebody looks at the demo: work half done, a count under way, and a few things that are not right. */
import { type DemoDocument, documentOf } from './document.ts'
import { pickLine, type Story } from './history.ts'
import type { Item } from './items.ts'
import { playKits } from './kits.ts'
import type { Line } from './orders.ts'
import type { Site } from './places.ts'
import type { Worker } from './recorder.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const stocked = ({ book, items, random }: Story, site: Site, tracking: Item['tracking'] = 'none', least = 8) => {
  const found = items.flatMap((item) => {
    const bin = item.homes.find((home) => home.site === site)?.bin
    if (!bin || item.tracking !== tracking) return []
    const quantity = book.pickable(item, bin).reduce((sum, cell) => sum + cell.quantity, 0)
    return quantity >= least ? [{ item, bin, quantity }] : []
  })
  return () => random.pick(found)
}

const openSales = (story: Story, now: number): void => {
  const { random, book, orders, crew, sites } = story
  for (let turn = 0; turn < 12; turn++) {
    const site = sites[turn % 2] as Site
    const next = stocked(story, site)
    const id = random.id(book.clock)
    const wanted = Array.from({ length: random.between(2, 5) }, () => next())
    const lines: Line[] = wanted.map(({ item }) => orders.line(item, random.between(1, 6), book.clock))
    if (turn < 3) {
      const [first] = wanted
      const [line] = lines
      const worker = crew.operators[turn % 2] as Worker
      if (first && line) pickLine(story, site, worker, first.item, line.quantity, { orderId: id, lineId: line.id })
    }
    orders.add('sales', site, lines, { id, state: 'open', due: now + (turn - 2) * DAY_MS, at: book.clock })
  }
}

const openPurchases = (story: Story, now: number): void => {
  const { random, book, orders, crew, sites, outside } = story
  for (let turn = 0; turn < 8; turn++) {
    const site = sites[turn % 2] as Site
    const next = stocked(story, site)
    const id = random.id(book.clock)
    const wanted = Array.from({ length: random.between(2, 5) }, () => next().item)
    const lines = wanted.map((item) => orders.line(item, item.perCase * random.between(2, 8), book.clock))
    const [item] = wanted
    const [line] = lines
    if (turn === 0 && item && line) {
      // Half of it came this morning and still stands at the dock.
      const quantity = line.quantity / 2
      const entered = { entered: { quantity: quantity / item.perCase, unit: item.perCase > 1 ? 'case' : 'pcs' } }
      const name = { orderId: id, lineId: line.id }
      const worker = crew.operators[0]
      book.move(worker, {
        kind: 'receipt',
        item,
        from: outside.supplier,
        to: site.dockIn,
        quantity,
        ...entered,
        ...name,
      })
    }
    orders.add('purchase', site, lines, {
      id,
      state: turn === 7 ? 'draft' : 'open',
      due: now + (turn - 1) * 2 * DAY_MS,
      at: book.clock,
    })
  }
}

/** From North to South, on the road. */
const transfer = (story: Story, now: number): void => {
  const { book, orders, crew, sites, outside, random } = story
  const [north, south] = sites as [Site, Site]
  const { item, bin } = stocked(story, north)()
  const id = random.id(book.clock)
  const line = orders.line(item, 4, book.clock)
  const name = { orderId: id, lineId: line.id }
  book.move(crew.operators[0], { kind: 'transfer-out', item, from: bin, to: outside.transit, quantity: 4, ...name })
  orders.add('transfer', north, [line], { id, state: 'open', due: now + DAY_MS, at: book.clock, toSite: south })
}

/** Lots that somebody must look at: one expired, one on hold, some that go off this week. */
const troubledLots = (story: Story): void => {
  const { book, crew, sites, items, outside, random } = story
  const chilled = items.filter((item) => item.shelfLifeDays !== null && item.shelfLifeDays < 60)
  const bring = (item: Item, code: string, age: number, status: 'available' | 'hold' | 'expired', quantity: number) => {
    const home = item.homes[0]
    if (!home) return
    const worker = crew.operators[sites.indexOf(home.site)] ?? crew.lead
    const lotId = book.lot(item, code, age, status)
    book.move(worker, { kind: 'receipt', item, lotId, from: outside.supplier, to: home.site.dockIn, quantity })
    book.move(worker, { kind: 'put-away', item, lotId, from: home.site.dockIn, to: home.bin, quantity })
  }
  for (let turn = 0; turn < 5; turn++) {
    const item = random.pick(chilled)
    bring(item, `LS${turn + 1}`, (item.shelfLifeDays ?? 0) - turn - 1, 'available', 6)
  }
  const expired = random.pick(chilled)
  bring(expired, 'LX1', (expired.shelfLifeDays ?? 0) + 3, 'expired', 12)
  const glue = items.find((item) => item.sku.startsWith('ADH'))
  if (glue) bring(glue, 'LH1', 40, 'hold', 24)
}

/** Taken although the books had less: the people were right, the books were not. Two exceptions for the lead. */
const moreThanThereWas = (story: Story): void => {
  const { book, crew, sites } = story
  for (const [at, site] of sites.entries()) {
    const { item, bin, quantity } = stocked(story, site)()
    const worker = crew.operators[at] as Worker
    book.move(worker, { kind: 'pick', item, from: bin, to: site.dockOut, quantity: quantity + at + 2 })
  }
}

/** A blind count of aisle A in the North: three bins are done, one of them far from the books. */
const count = (story: Story, now: number, assigneeIds: string[]): DemoDocument => {
  const { book, crew, sites, random } = story
  const north = sites[0] as Site
  const aisle = north.bins.filter((bin) => bin.aisle === 'A')
  const document = documentOf(
    'counts',
    random.id(book.clock),
    {
      name: 'Aisle A, weekly',
      siteId: north.id,
      scope: { locationIds: aisle.map((bin) => bin.id) },
      blind: true,
      tolerance: { units: 2 },
      assigneeIds,
      state: 'counting',
      dueOn: new Date(now + DAY_MS).toISOString().slice(0, 10),
    },
    [north.id],
  )
  book.clock = now - 45 * MINUTE_MS
  const full = aisle.filter((bin) => book.contents(bin.id).filter((cell) => cell.quantity > 8).length >= 2).slice(0, 3)
  for (const [turn, bin] of full.entries()) {
    const visit = { countId: document.id, visitId: random.id(book.clock), locationId: bin.id }
    for (const [place, { itemId, lotId, quantity }] of book.contents(bin.id).entries()) {
      const off = place > 0 ? 0 : ([0, -1, -6][turn] ?? 0)
      const seen = Math.max(0, quantity + off)
      book.observe(crew.operators[0], { ...visit, itemId, ...(lotId ? { lotId } : {}), quantity: seen })
    }
    book.observe(crew.operators[0], visit)
  }
  return document
}

/** What came in broken stands in the cage until somebody has looked at it. */
const damaged = (story: Story): void => {
  const { book, crew, sites, outside } = story
  for (const [at, site] of sites.entries()) {
    const { item } = stocked(story, site)()
    const worker = crew.operators[at] as Worker
    const goods = { item, from: outside.supplier, to: site.hold, quantity: item.perCase > 1 ? item.perCase : 2 }
    book.move(worker, { kind: 'receipt', reason: 'Damaged', ...goods })
  }
}

/** Cycle counts that come round by themselves: what moves most each week, all that was long not counted each month. */
const schedules = ({ book, random, sites }: Story, now: number): DemoDocument[] =>
  sites.flatMap((site, at) => {
    const make = (name: string, everyDays: number, inDays: number, scope: object) =>
      documentOf(
        'count-schedules',
        random.id(book.clock),
        {
          ...{ name, siteId: site.id, everyDays, scope, tolerance: { units: 2, value: 25 } },
          nextOn: new Date(now + inDays * DAY_MS).toISOString().slice(0, 10),
        },
        [site.id],
      )
    return [
      make(`Class A, ${site.letter}`, 7, 2 + at, { abcClass: 'A', notCountedDays: 7 }),
      make(`Not counted for a quarter, ${site.letter}`, 30, 9 + at, { notCountedDays: 90 }),
    ]
  })

/** Adds today to the story; answers the count, the schedules of others, and the kits that are made here. */
export const playToday = (story: Story, now: number, assigneeIds: string[]): DemoDocument[] => {
  const { book } = story
  book.clock = Math.max(book.clock, now - 240 * MINUTE_MS)
  troubledLots(story)
  openSales(story, now)
  openPurchases(story, now)
  transfer(story, now)
  moreThanThereWas(story)
  damaged(story)
  const kits = playKits(story)
  if (book.clock > now - 50 * MINUTE_MS) throw new Error('today has more work than hours')
  return [...kits, count(story, now, assigneeIds), ...schedules(story, now)]
}
