import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildItemSearch, searchText, wordsOf } from '../../../client/mirror/item-search.ts'
import { createMemory, type Memory } from '../../../client/mirror/memory.ts'
import { sortInSlices } from '../../../client/mirror/slices.ts'
import type { Document } from '../../../domain/protocol/documents.ts'
import { id, itemNamed } from '../warehouse.ts'

const now = () => Promise.resolve()
const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', ' ', '-', 'ß', '1', '\n'), maxLength: 6 })

/** What search must give: every item whose text holds all the words, in order of name. */
const scan = (memory: Memory, search: string) =>
  [...memory.all('items').values()]
    .filter((item) => wordsOf(search).every((word) => searchText(item, (id) => memory.get('items', id)).includes(word)))
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
          expect([...search.ids(wanted, true)].sort()).toEqual(scan(memory, wanted))
          const inOrder = search.ids('', true).map((each) => memory.get('items', each)?.name.toLowerCase() ?? '')
          expect(inOrder).toEqual([...inOrder].sort())
        },
      ),
    )
  })

  it('finds what changed while the text was being joined again, even when it had changed before', async () => {
    const memory = createMemory()
    const make = (number: number, name: string, seq: number) =>
      ({ ...itemNamed(id(4, number), `S${number}`, name), seq }) as unknown as Document
    const rename = (numbers: readonly number[], name: string, seq: number) => {
      memory.apply(numbers.map((number) => make(number, name, seq)))
      search.changed(numbers.map((number) => id(4, number)))
    }
    const all = Array.from({ length: 600 }, (_, number) => number)
    memory.apply(all.map((number) => make(number, 'first', 0)))
    const search = await buildItemSearch(memory, now)
    rename(all, 'second', 1)
    let pauses = 0
    await search.settle(async () => {
      pauses += 1
      if (pauses === 1) rename([1], 'third', 2)
      search.ids('second')
    })
    expect(pauses).toBeGreaterThan(0)
    expect(search.ids('third')).toEqual([id(4, 1)])
    expect(search.ids('second')).toHaveLength(599)
    expect(search.ids('first')).toEqual([])
  })
})

describe('sorting in slices', () => {
  it('sorts as sort does', async () => {
    const values = Array.from({ length: 7_001 }, (_, at) => (at * 7919) % 6_007)
    expect(await sortInSlices(values, (a, b) => a - b, now)).toEqual([...values].sort((a, b) => a - b))
  })
})

it('leaves archived items out unless they are asked for, those archived or brought back since as well', async () => {
  const memory = createMemory()
  const item = (number: number, name: string, archived: boolean, seq: number) =>
    ({ ...itemNamed(id(4, number), `S${number}`, name), archived, seq }) as unknown as Document
  // Two of one name and SKU stand by their ids.
  const twin = { ...itemNamed(id(4, 9), 'S1', 'Nut'), archived: false, seq: 1 } as unknown as Document
  const { barcodes: _none, ...bare } = itemNamed(id(4, 8), 'S8', 'Nut bare') as Record<string, unknown>
  memory.apply([item(1, 'Nut', false, 1), item(2, 'Nut old', true, 1), twin, { ...bare, seq: 1 } as never])
  const search = await buildItemSearch(memory, now)
  const found = (text: string, archivedToo?: boolean) => search.ids(text, archivedToo).map((each) => each.slice(-1))
  expect(found('nut')).toEqual(['1', '9', '8'])
  expect(found('')).toEqual(['1', '9', '8'])
  expect(found('nut', true)).toEqual(['1', '9', '8', '2'])
  memory.apply([item(1, 'Nut', true, 2), item(2, 'Nut old', false, 2)])
  search.changed([id(4, 1), id(4, 2)])
  expect(found('nut')).toEqual(['9', '8', '2'])
  expect(found('')).toEqual(['9', '8', '2'])
  expect(found('nut', true)).toEqual(['1', '9', '8', '2'])
})
