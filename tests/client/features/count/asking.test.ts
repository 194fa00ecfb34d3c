import { describe, expect, it } from 'vitest'
import { askByScan, askFor, hearAsked } from '../../../../client/features/count/asking.ts'
import { goodsSaid } from '../../../../client/parts/goods-said.ts'
import { padValue, press } from '../../../../client/ui/pad-entry.ts'
import type { Found } from '../../../../client/view/rows.ts'
import type { ItemDocument } from '../../../../domain/protocol/documents.ts'
import { id, itemNamed } from '../../warehouse.ts'

const item = (number: number): ItemDocument =>
  ({
    ...itemNamed(id(4, number), `I-${number}`, `Item ${number}`),
    ...{ seq: 1, baseUnit: 'pcs', units: [{ code: 'case', num: 12, den: 1 }] },
  }) as unknown as ItemDocument
const [BOLT, NUT] = [item(1), item(2)]
const goodsOf = (of: ItemDocument, more: object = {}) => {
  const goods = goodsSaid({ kind: 'item', item: of, unit: undefined, ...more } as Found)
  if (!goods) throw new Error('an item is goods')
  return goods
}
const [ONE, A_CASE] = [goodsOf(BOLT), goodsOf(BOLT, { unit: 'case' })]
const cell = { item: BOLT }

describe('a pad in a visit', () => {
  it('that a scan opened waits for a number; each further scan of the same counts', () => {
    let asking = askByScan(cell, ONE)
    expect(padValue(asking.entry)).toBeUndefined()
    for (let scan = 0; scan < 9; scan++) asking = hearAsked(asking, cell, ONE) ?? asking
    expect(padValue(asking.entry)).toBe(10)
  })

  it('counts cases of a case’s code, and pieces once both were scanned', () => {
    const two = hearAsked(askByScan(cell, A_CASE), cell, A_CASE)
    expect(two?.entry).toMatchObject({ text: '2', unit: 'case' })
    expect(two && hearAsked(two, cell, ONE)?.entry).toMatchObject({ text: '25', unit: 'pcs' })
  })

  it('proposes what a whole label says, and counts on from it', () => {
    const label = goodsOf(BOLT, { label: { quantity: 24 } })
    const asking = askByScan(cell, label)
    expect(asking).toMatchObject({ entry: { text: '24' }, touched: false })
    expect(hearAsked(asking, cell, label)?.entry.text).toBe('48')
  })

  it('hears nothing else: another item, or another lot, changes nothing of what was typed', () => {
    const typed = { ...askFor(cell), entry: press(askFor(cell).entry, '7'), touched: true }
    expect(hearAsked(typed, { item: NUT }, goodsOf(NUT))).toBeUndefined()
    expect(hearAsked(typed, undefined, undefined)).toBeUndefined()
    const ofLot = askFor({ ...cell, lotId: 'l7' })
    expect(hearAsked(ofLot, { ...cell, lotId: 'l8' }, ONE)).toBeUndefined()
    expect(hearAsked(ofLot, cell, ONE)?.entry.text).toBe('1')
  })
})
