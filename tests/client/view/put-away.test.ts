import { describe, expect, it } from 'vitest'
import { suggestionQuery, toPutAwayQuery } from '../../../client/view/put-away.ts'
import { BIN_A, BIN_B, BOLTS, id, NUTS, receipt } from '../warehouse.ts'
import { DOCK, lot, movement, openDesk, place, stock } from './desk.ts'

const BENCH = id(3, 6)

describe('what is to be put away', () => {
  it('stands at a dock that may be used and did not come there to leave', async () => {
    const { workspace, device } = await openDesk([
      place(DOCK, 'dock', 'DOCK-1'),
      place(BENCH, 'dock', 'BENCH'),
      place(id(3, 7), 'dock', 'HELD', { hold: true }),
      place(id(3, 8), 'dock', 'OLD', { archived: true }),
      stock(NUTS, DOCK, 5),
      stock(NUTS, BENCH, 2),
      stock(BOLTS, BENCH, 3),
      stock(NUTS, id(3, 7), 9),
      stock(NUTS, id(3, 8), 9),
      stock(NUTS, BIN_A, 9),
      movement(1, 'receipt', 5, 4, { toLocationId: DOCK }),
      movement(2, 'pick', 2, 3, { fromLocationId: BIN_A, toLocationId: BENCH }),
      movement(3, 'pack', 3, 3, { itemId: BOLTS, fromLocationId: BIN_A, toLocationId: BENCH }),
      // It came back: the last that moved it there was no pick.
      movement(4, 'move', 3, 2, { itemId: BOLTS, fromLocationId: BIN_A, toLocationId: BENCH }),
    ])
    const waiting = () => workspace.read(toPutAwayQuery).map((row) => [row.item?.sku, row.location?.code, row.onHand])
    expect(waiting()).toEqual([
      ['N-1', 'DOCK-1', 5],
      ['B-1', 'BENCH', 3],
    ])
    // What was picked there a moment ago counts as well, before any server has heard of it.
    device.online = false
    await workspace.record({
      ...{ type: 'movement', kind: 'pick', itemId: NUTS, fromLocationId: BIN_A, toLocationId: DOCK, quantity: 1 },
    })
    expect(waiting()).toEqual([['B-1', 'BENCH', 3]])
    await workspace.record(receipt(4, DOCK))
    expect(waiting()).toEqual([
      ['N-1', 'DOCK-1', 10],
      ['B-1', 'BENCH', 3],
    ])
  })
})

describe('the bin that suggests itself', () => {
  const LOT = id(10, 1)
  const laid = [
    place(DOCK, 'dock', 'DOCK-1'),
    lot(LOT, NUTS, 'L-7'),
    stock(NUTS, BIN_A, 3),
    stock(NUTS, BIN_B, 3, { lotId: LOT }),
  ]

  it('is where the same lot lies, else where the item lies', async () => {
    const { workspace } = await openDesk(laid)
    const bin = (lotId: string | null) => workspace.read(suggestionQuery({ itemId: NUTS, lotId, fromId: DOCK }))
    expect(bin(LOT)).toEqual({ locationId: BIN_B, reason: 'lives-here' })
    expect(bin(null)).toEqual({ locationId: BIN_A, reason: 'lives-here' })
    expect(bin(id(10, 9))).toEqual({ locationId: BIN_A, reason: 'lives-here' })
  })

  it('is the first empty one for what lies nowhere, and none where all are full', async () => {
    const EMPTY = id(3, 30)
    const { workspace } = await openDesk([...laid, place(EMPTY, 'bin', 'Z-01')])
    const bolts = suggestionQuery({ itemId: BOLTS, lotId: null, fromId: DOCK })
    expect(workspace.read(bolts)).toEqual({ locationId: EMPTY, reason: 'empty' })
    await workspace.record(receipt(1, EMPTY))
    expect(workspace.read(bolts)).toBe(undefined)
  })

  it('is none for goods that are not known, or stand nowhere on a site', async () => {
    const { workspace } = await openDesk(laid)
    const bin = (itemId: string | undefined, fromId: string | undefined) =>
      workspace.read(suggestionQuery({ itemId, lotId: null, fromId }))
    expect(bin(undefined, DOCK)).toBe(undefined)
    expect(bin(NUTS, undefined)).toBe(undefined)
    expect(bin(NUTS, id(3, 99))).toBe(undefined)
  })
})
