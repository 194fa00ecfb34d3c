import { expect, it } from 'vitest'
import {
  hear,
  type Lines,
  NOTHING_BEGUN,
  openInstead,
  openLine,
  putAside,
  type Work,
} from '../../../client/features/receive/open-line.ts'
import { padAmounts } from '../../../client/ui/pad-entry.ts'
import type { Found } from '../../../client/view/rows.ts'
import type { ItemDocument, LocationDocument } from '../../../domain/protocol/documents.ts'

const item = (id: string): ItemDocument =>
  ({ id, sku: id, name: id, baseUnit: 'pcs', units: [{ code: 'case', num: 12, den: 1 }] }) as unknown as ItemDocument
const [bolt, nut] = [item('bolt'), item('nut')]
const lines: Lines = [
  { line: { id: 'l1', itemId: 'bolt', quantity: 30 }, left: 24 },
  { line: { id: 'l2', itemId: 'bolt', quantity: 5 }, left: 5 },
]
const scan = (found: ItemDocument, unit?: string): Found => ({ kind: 'item', item: found, unit })
const place = (id: string): Found => ({ kind: 'location', location: { id, code: id } as LocationDocument })
const at = { lines, fits: ({ id }: LocationDocument) => id === 'dock' }
const hearAll = (found: readonly Found[], work: Work = NOTHING_BEGUN) =>
  found.reduce<Work>((now, one) => hear(now, one, at).work, work)
const said = (work: Work) => work.open && padAmounts(work.open.entry, 'pcs')

it('an item opens the first line that waits for it, with what is left in units that go into it', () => {
  const work = hearAll([scan(bolt)])
  expect(work.open?.lineId).toBe('l1')
  expect(said(work)).toEqual([{ quantity: 2, unit: 'case' }])
  expect(padAmounts(openLine({ id: 'l', itemId: 'bolt', quantity: 30 }, bolt, 30).entry, 'pcs')).toEqual([
    { quantity: 30, unit: 'pcs' },
  ])
})

it('the second scan of it begins to count, and every further one counts, in the unit on the label', () => {
  expect(said(hearAll([scan(bolt), scan(bolt)]))).toEqual([{ quantity: 2, unit: 'pcs' }])
  expect(said(hearAll([scan(bolt), scan(bolt), scan(bolt)]))).toEqual([{ quantity: 3, unit: 'pcs' }])
  expect(said(hearAll([scan(bolt, 'case'), scan(bolt, 'case'), scan(bolt)]))).toEqual([{ quantity: 25, unit: 'pcs' }])
  expect(said(hearAll([scan(bolt, 'case'), scan(bolt)]))).toEqual([{ quantity: 13, unit: 'pcs' }])
})

it('what is not on the order is a clear no, and a number that was given is not thrown away', () => {
  expect(hear(NOTHING_BEGUN, scan(nut), at)).toMatchObject({ good: false, said: 'not-on-order' })
  const counted = hearAll([scan(bolt), scan(bolt)])
  const other = { ...at, lines: [...lines, { line: { id: 'l3', itemId: 'nut', quantity: 1 }, left: 1 }] }
  expect(hear(counted, scan(nut), other)).toMatchObject({ good: false, said: 'finish-first', work: counted })
})

it('a label says how many and of which lot; another lot’s label does not mix with it', () => {
  const label = (lotCode: string): Found => ({ ...scan(bolt), label: { lotCode, quantity: 24 } }) as Found
  expect(said(hearAll([label('L7'), label('L7')]))).toEqual([{ quantity: 48, unit: 'pcs' }])
  const begun = hearAll([label('L7')])
  expect(hear(begun, label('L8'), at)).toMatchObject({ good: false, said: 'finish-first', work: begun })
})

it('what is known and no goods is a clear no, what nothing has is not known', () => {
  const order = { kind: 'order', order: { id: 'o', number: 'PO-1' } } as unknown as Found
  expect(hear(NOTHING_BEGUN, order, at)).toMatchObject({ good: false, said: 'no-goods' })
  expect(hear(NOTHING_BEGUN, { kind: 'unknown', code: 'x' }, at)).toMatchObject({ good: false, said: 'unknown' })
})

it('a dock is where all goes while no line is open, and where this line goes while one is', () => {
  expect(hearAll([place('dock')])).toEqual({ placeId: 'dock' })
  expect(hearAll([scan(bolt), place('dock')])).toMatchObject({ open: { placeId: 'dock' } })
  expect(hear(NOTHING_BEGUN, place('elsewhere'), at)).toMatchObject({ good: false, said: 'wrong-place' })
})

it('pieces with serial numbers come one by one: a code that nothing has is the number of the one at hand', () => {
  const drill = { ...item('drill'), tracking: 'serial' } as ItemDocument
  const asked = { ...at, lines: [{ line: { id: 'l', itemId: 'drill', quantity: 5 }, left: 5 }], serialOpen: true }
  const opened = hear(NOTHING_BEGUN, scan(drill), asked).work
  expect(said(opened)).toEqual([{ quantity: 1, unit: 'pcs' }])
  expect(said(hear(opened, scan(drill), asked).work)).toEqual([{ quantity: 1, unit: 'pcs' }])
  const numbered = hear(opened, { kind: 'unknown', code: ' SN-1 ' }, asked)
  expect(numbered).toMatchObject({ good: true, work: { open: { lineId: 'l', lot: { code: 'SN-1' } } } })
  expect(hear(opened, { kind: 'unknown', code: 'SN-1' }, { ...asked, serialOpen: false })).toMatchObject({
    good: false,
  })
})

it('a wrong tap on another line, or on "Skip", loses no number: the line opens again as it was left', () => {
  const counted = hearAll([scan(bolt), scan(bolt), scan(bolt)])
  const [first, second] = lines.map(({ line, left }) => openLine(line, bolt, left))
  if (!first || !second) throw new Error('two lines are open to be worked on')
  const elsewhere = openInstead(counted, second)
  expect(elsewhere.open?.lineId).toBe('l2')
  for (const away of [elsewhere, putAside(counted)]) {
    const again = openInstead(away, first)
    expect(again.open).toEqual(counted.open)
    expect(again.aside).toEqual({})
  }
  // What nobody has touched is not worth keeping: next time it asks for what is left by then.
  expect(putAside(hearAll([scan(bolt)]))).toEqual({ aside: {} })
})
