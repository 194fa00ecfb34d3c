import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildItemSearch, searchText, wordsOf } from '../../../client/mirror/item-search.ts'
import { createMemory, type Memory } from '../../../client/mirror/memory.ts'
import { sortInSlices } from '../../../client/mirror/slices.ts'
import type { Document } from '../../../domain/protocol.ts'
import { id, itemNamed } from '../warehouse.ts'

const now = () => Promise.resolve()
const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', ' ', '-', 'ß', '1', '\n'), maxLength: 6 })

/** What search must give: every item whose text holds all the words, in order of name. */
const scan = (memory: Memory, search: string) =>
  [...memory.all('items').values()]
    .filter((item) => wordsOf(search).every((word) => searchText(item).includes(word)))
    .map((item) => item.id)
    .sort()

describe('search over items', () => {
  it('finds what reading through all of them finds, whatever has changed since', async () => {
    const change = fc.record({ number: fc.nat(12), name: text, gone: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 10 }),
        fc.array(change, { maxLength: 10 }),
        text,
        async (items, changes, wanted) => {
          const memory = createMemory()
          const make = (number: number, name: string, seq: number) =>
            ({ ...itemNamed(id(4, number), `S${number}`, name || 'x'), seq }) as unknown as Document
          memory.apply(items.map((name, number) => make(number, name, 0)))
          const search = await buildItemSearch(memory, now)
          for (const [at, each] of changes.entries()) {
            const document = make(each.number, each.name, at + 1)
            memory.apply([each.gone ? { collection: 'items', id: document.id, seq: at + 1, _deleted: true } : document])
            search.changed([document.id])
          }
          for (const order of ['name', 'sku'] as const) {
            const found = search.ids(order, wanted)
            expect([...found].sort()).toEqual(scan(memory, wanted))
          }
          const inOrder = search.ids('sku').map((each) => memory.get('items', each)?.sku ?? '')
          expect(inOrder).toEqual([...inOrder].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
        },
      ),
    )
  })
})

describe('sorting in slices', () => {
  it('sorts as sort does', async () => {
    const values = Array.from({ length: 7_001 }, (_, at) => (at * 7919) % 6_007)
    expect(await sortInSlices(values, (a, b) => a - b, now)).toEqual([...values].sort((a, b) => a - b))
  })
})
