import { expect, it } from 'vitest'
import { codesOf, goesBelowNothing, isTracked, lotFits } from '../../domain/item.ts'

const milk = { id: 'milk', tracking: 'lot' as const }
const drill = { id: 'drill', tracking: 'serial' as const }
const bolt = { id: 'bolt', tracking: 'none' as const }

it('a tracked item names its lot, which is one of its own', () => {
  expect(lotFits(milk, {}, undefined)).toEqual({ ok: false, error: 'lot-required' })
  expect(lotFits(milk, { lotId: 'l1' }, { itemId: 'bolt' })).toEqual({ ok: false, error: 'wrong-lot' })
  expect(lotFits(milk, { lotId: 'l1', quantity: 40 }, { itemId: 'milk' }).ok).toBe(true)
  expect(isTracked(bolt)).toBe(false)
  expect(lotFits(bolt, {}, undefined).ok).toBe(true)
})

it('a serial is a lot of one', () => {
  expect(lotFits(drill, { lotId: 's1', quantity: 2 }, undefined)).toEqual({ ok: false, error: 'serial-quantity' })
  expect(lotFits(drill, { lotId: 's1', quantity: 1 }, undefined).ok).toBe(true)
  expect(lotFits(drill, { lotId: 's1', quantity: 0 }, undefined).ok).toBe(true)
})

it('an item answers to its barcodes, each maybe of a unit, and to its SKU', () => {
  expect(codesOf({ sku: 'B-8', barcodes: [{ code: '4006', unit: 'box' }] })).toEqual([
    { code: '4006', unit: 'box' },
    { code: 'B-8' },
  ])
})

it('only an item that may not go below nothing does not, as far as it is known what is there', () => {
  const goes = (negativePolicy: 'block' | 'warn' | 'allow', quantity: number, onHand?: number) =>
    goesBelowNothing({ negativePolicy }, quantity, onHand)
  expect([goes('block', 5, 5), goes('block', 6, 5), goes('block', 1, -2)]).toEqual([false, true, true])
  expect(goes('block', 0, -2)).toBe(false)
  expect([goes('warn', 6, 5), goes('allow', 6, 5), goes('block', 6)]).toEqual([false, false, false])
})
