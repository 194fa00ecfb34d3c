import { expect, it } from 'vitest'
import { createMemory } from '../../../client/mirror/memory.ts'
import type { Document } from '../../../domain/protocol/documents.ts'
import { id, itemNamed } from '../warehouse.ts'

const AT = '2026-01-01T00:00:00.000Z'
const document = (fields: object): Document =>
  JSON.parse(JSON.stringify({ seq: 1, createdAt: AT, updatedAt: AT, ...fields })) as Document

const stockOf = (onHand: number, seq: number): Document =>
  document({ collection: 'stock', id: id(7), itemId: id(4), locationId: id(5), lotId: null, onHand, allocated: 0, seq })

it('finds stock by item and by place, before and after it has changed and gone, whatever came first', () => {
  const memory = createMemory()
  memory.apply([stockOf(3, 1), document({ ...itemNamed(id(4), 'SKU', 'Item') })])
  memory.apply([stockOf(5, 2)])
  expect(memory.byItem('stock', id(4)).map((row) => row.onHand)).toEqual([5])
  expect(memory.byLocation('stock', id(5)).map((row) => row.onHand)).toEqual([5])
  memory.apply([{ collection: 'stock', id: id(7), seq: 3, _deleted: true }])
  expect(memory.byItem('stock', id(4))).toEqual([])
  expect(memory.byLocation('stock', id(5))).toEqual([])
})

it('remembers when an exception was opened, and of what there are very many no times at all', () => {
  const memory = createMemory()
  memory.apply([
    document({ ...itemNamed(id(4), 'SKU', 'Item') }),
    document({ collection: 'exceptions', id: id(8), kind: 'conflict', state: 'open' }),
  ])
  expect(JSON.stringify(memory.get('items', id(4)))).not.toContain(AT)
  expect(memory.get('exceptions', id(8))?.createdAt).toBe(AT)
})

it('takes an item of which a server says less than others do', () => {
  const memory = createMemory()
  const {
    units: _units,
    attributes: _attributes,
    ...spare
  } = itemNamed(id(4), 'SKU', 'Item') as Record<string, unknown>
  memory.apply([document(spare)])
  expect(memory.get('items', id(4))).toMatchObject({ sku: 'SKU' })
})

it('leaves alone what is newer than what comes, and a kind of document that it does not know', () => {
  const memory = createMemory()
  memory.apply([stockOf(5, 7)])
  memory.apply([stockOf(3, 6)])
  expect(memory.byItem('stock', id(4)).map((row) => row.onHand)).toEqual([5])
  memory.apply([document({ collection: 'of-a-later-version', id: id(99) })])
  expect(memory.byItem('stock', id(4))).toHaveLength(1)
  // What is kept by no item, place or order is found by none.
  memory.apply([document({ collection: 'reasons', id: id(12), code: 'D', name: 'Damaged', kinds: [] })])
  expect(memory.byItem('reasons' as never, id(4))).toEqual([])
  expect(memory.byLocation('reasons' as never, id(5))).toEqual([])
  expect(memory.byOrder('reasons' as never, id(6))).toEqual([])
})
