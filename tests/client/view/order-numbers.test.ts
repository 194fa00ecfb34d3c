import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, it, vi } from 'vitest'
import type { Api } from '../../../client/view/api.ts'
import { fillOrderNumbers } from '../../../client/view/order-numbers.ts'
import { openOrderNumbers } from '../../../client/view/order-numbers-database.ts'
import { DEFAULT_RANGES, orderNumber } from '../../../domain/order-number.ts'
import { processLocks } from '../locks.ts'

const RANGE = { prefix: 'PO-', digits: 4 }
const free = () => false

it('two tabs and a start after a dead battery take every number once, and none that were not given', async () => {
  const name = 'order numbers of one member'
  const tabs = [openOrderNumbers(name), openOrderNumbers(name)]
  await tabs[0]?.put({ ...RANGE, first: 41, count: 10 })
  await tabs[1]?.put({ ...DEFAULT_RANGES.sales, first: 1, count: 20 })
  const taken = await Promise.all(Array.from({ length: 6 }, (_, at) => tabs[at % 2]?.take(RANGE, free)))
  for (const tab of tabs) tab.close()
  const later = openOrderNumbers(name)
  expect(await later.left(RANGE)).toBe(4)
  const next: (string | undefined)[] = []
  const end = later.watchNext(RANGE, free, (number) => next.push(number))
  await vi.waitFor(() => expect(next).toEqual(['PO-0047']))
  end()
  while ((await later.left(RANGE)) > 0) taken.push(await later.take(RANGE, (number) => number === 'PO-0048'))
  expect(taken.toSorted()).toEqual([41, 42, 43, 44, 45, 46, 47, 49, 50].map((serial) => orderNumber(RANGE, serial)))
  expect(await later.take(RANGE, free)).toBeUndefined()
  expect([await later.knownTo(RANGE), await later.left(DEFAULT_RANGES.sales)]).toEqual([51, 20])
  later.close()
  await Dexie.delete(name)
})

it('whoever has the form open before there are numbers is told when another tab has fetched some', async () => {
  const name = 'order numbers that come later'
  const [form, other] = [openOrderNumbers(name), openOrderNumbers(name)]
  const next: (string | undefined)[] = []
  const end = form.watchNext(RANGE, free, (number) => next.push(number))
  await vi.waitFor(() => expect(next).toEqual([undefined]))
  await other.put({ ...RANGE, first: 1, count: 20 })
  await vi.waitFor(() => expect(next).toEqual([undefined, 'PO-0001']))
  await other.take(RANGE, free)
  await vi.waitFor(() => expect(next.at(-1)).toBe('PO-0002'))
  end()
  for (const tab of [form, other]) tab.close()
  await Dexie.delete(name)
})

it('a block of each kind is asked for when less than half of one is left, by one tab; without a network nothing is lost', async () => {
  const numbers = openOrderNumbers('order numbers of another')
  const asked: { kind: keyof typeof DEFAULT_RANGES; knownTo?: number }[] = []
  let answers = false
  const api = {
    post: async (_path: string, body: (typeof asked)[number]) => {
      asked.push(body)
      const block = { ...DEFAULT_RANGES[body.kind], first: asked.length * 100, count: 20, serverTime: '' }
      return answers ? { ok: true, value: block } : { ok: false, error: { kind: 'offline', message: '' } }
    },
  } as unknown as Pick<Api, 'post'>
  const device = { api, numbers, locks: processLocks() }
  await fillOrderNumbers(device, DEFAULT_RANGES)
  expect(await numbers.left(RANGE)).toBe(0)
  expect(asked).toEqual([{ kind: 'purchase', knownTo: 0 }])
  answers = true
  await Promise.all([fillOrderNumbers(device, DEFAULT_RANGES), fillOrderNumbers(device, DEFAULT_RANGES)])
  expect(asked.slice(1).map(({ kind }) => kind)).toEqual(['purchase', 'sales', 'transfer'])
  for (let taken = 0; taken < 11; taken++) await numbers.take(RANGE, free)
  await fillOrderNumbers(device, DEFAULT_RANGES, ['transfer'])
  expect(asked.length).toBe(4)
  await fillOrderNumbers(device, DEFAULT_RANGES)
  expect(asked.slice(4)).toEqual([{ kind: 'purchase', knownTo: 220 }])
  expect(await numbers.left(RANGE)).toBe(29)
  numbers.close()
  await Dexie.delete('order numbers of another')
})
