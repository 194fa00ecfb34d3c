import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import type { Api } from '../../../client/view/api.ts'
import { fillNumbers } from '../../../client/view/labels.ts'
import { openPalletNumbers } from '../../../client/view/numbers-database.ts'
import { ssccOf } from '../../../domain/labels/sscc.ts'
import { processLocks } from '../locks.ts'

const RANGE = { prefix: '9521234', extension: 3 }

it('two tabs and a start after a dead battery take every number once, and none that were not given', async () => {
  const name = 'numbers of one member'
  const tabs = [openPalletNumbers(name), openPalletNumbers(name)]
  await tabs[0]?.put({ ...RANGE, first: 40, count: 30 })
  await tabs[1]?.put({ ...RANGE, extension: 4, first: 0, count: 10 })
  const taken = await Promise.all(Array.from({ length: 8 }, (_, at) => tabs[at % 2]?.take(RANGE, 3)))
  for (const tab of tabs) tab.close()
  const later = openPalletNumbers(name)
  expect(await later.left(RANGE)).toBe(6)
  expect(await later.peek(RANGE, 2)).toEqual([ssccOf(RANGE, 64), ssccOf(RANGE, 65)])
  taken.push(await later.take(RANGE, 6))
  const all = taken.flatMap((some) => some ?? [])
  expect(all.toSorted()).toEqual(Array.from({ length: 30 }, (_, at) => ssccOf(RANGE, 40 + at)).toSorted())
  expect(await later.take(RANGE, 1)).toBeUndefined()
  expect(await later.left({ ...RANGE, extension: 4 })).toBe(10)
  expect(await later.knownTo(RANGE)).toBe(70)
  later.close()
  await Dexie.delete(name)
})

it('a block is asked for when less than half of one is left, by one tab, and without a network nothing is lost', async () => {
  const numbers = openPalletNumbers('numbers of another')
  const asked: unknown[] = []
  let answers = false
  const api = {
    post: async (_path: string, body: unknown) => {
      asked.push(body)
      const block = { ...RANGE, first: asked.length * 100, count: 100, serverTime: '' }
      return answers ? { ok: true, value: block } : { ok: false, error: { kind: 'offline', message: '' } }
    },
  } as Pick<Api, 'post'>
  const device = { api, numbers, locks: processLocks() }
  await fillNumbers(device, RANGE)
  expect(await numbers.left(RANGE)).toBe(0)
  answers = true
  await Promise.all([fillNumbers(device, RANGE), fillNumbers(device, RANGE)])
  expect(asked).toHaveLength(2)
  await numbers.take(RANGE, 50)
  await fillNumbers(device, RANGE)
  expect(asked).toHaveLength(2)
  await numbers.take(RANGE, 1)
  await fillNumbers(device, RANGE)
  expect(asked.at(-1)).toEqual({ knownTo: 300 })
  expect(await numbers.left(RANGE)).toBe(149)
  numbers.close()
  await Dexie.delete('numbers of another')
})
