import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeEdit } from '../../domain/merge.ts'
import { type ItemSupplier, offeredPrice, supplierOf, withoutSupplier, withSupplier } from '../../domain/supplier.ts'

const suppliers = fc.uniqueArray(
  fc.record({ partnerId: fc.constantFrom('a', 'b', 'c', 'd'), code: fc.constantFrom('1', '2') }),
  { selector: ({ partnerId }) => partnerId },
)
const codeAt = (list: readonly ItemSupplier[], partnerId: string) =>
  supplierOf({ suppliers: [...list] }, partnerId)?.code

describe('the suppliers of an item', () => {
  it('are each there once, and said anew where they were', () => {
    fc.assert(
      fc.property(suppliers, fc.constantFrom('a', 'x'), (before, partnerId) => {
        const after = withSupplier({ suppliers: before }, { partnerId, code: 'new' })
        expect(codeAt(after, partnerId)).toBe('new')
        expect(new Set(after.map((one) => one.partnerId)).size).toBe(after.length)
        const others = (list: ItemSupplier[]) => list.filter((one) => one.partnerId !== partnerId)
        expect(others(after)).toEqual(others(before))
        expect(withoutSupplier({ suppliers: after }, partnerId)).toEqual(others(before))
      }),
    )
  })

  it('edited by two people apart, of different suppliers, are as both said', () => {
    fc.assert(
      fc.property(suppliers, fc.boolean(), (before, takesAway) => {
        const mine = withSupplier({ suppliers: before }, { partnerId: 'a', code: 'mine' })
        const theirs = takesAway
          ? withoutSupplier({ suppliers: before }, 'b')
          : withSupplier({ suppliers: before }, { partnerId: 'b', code: 'theirs' })
        const { next, conflicts } = mergeEdit({
          ...{ current: { suppliers: theirs }, base: { suppliers: before }, set: { suppliers: mine } },
        })
        const after = next.suppliers as ItemSupplier[]
        expect(conflicts).toEqual([])
        expect(codeAt(after, 'a')).toBe('mine')
        expect(codeAt(after, 'b')).toBe(takesAway ? undefined : 'theirs')
        for (const other of ['c', 'd']) expect(codeAt(after, other)).toBe(codeAt(before, other))
      }),
    )
  })
})

it('a price in another currency than the item’s is offered for no line', () => {
  expect(offeredPrice({ currency: 'EUR' }, { price: 2, currency: 'EUR' })).toBe(2)
  expect(offeredPrice({ currency: 'EUR' }, { price: 2, currency: null })).toBe(2)
  expect(offeredPrice({ currency: 'EUR' }, { price: 2, currency: 'USD' })).toBeUndefined()
  expect(offeredPrice({ currency: null }, { price: 2, currency: 'USD' })).toBeUndefined()
  expect(offeredPrice({ currency: 'EUR' }, undefined)).toBeUndefined()
})
