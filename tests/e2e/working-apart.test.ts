import { describe, expect, test } from 'vitest'
import { onHandShown, shows } from './cards.ts'
import { inTheLongRun } from './long-run.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'
import { countBin, editItem, openItem, pick } from './work.ts'

const ORDERS = inTheLongRun<readonly [string, readonly ('a' | 'b')[]]>(
  ['A comes back first', ['a', 'b']],
  ['B comes back first', ['b', 'a']],
)

describe('two phones work apart', () => {
  test.each(ORDERS)('and agree when they are back: %s', async (_name, order) => {
    const house = await warehouse()
    const [a, b] = await Promise.all([
      phone(await house.member('manager', 'a')),
      phone(await house.member('manager', 'b')),
    ])
    await Promise.all([a.goOffline(), b.goOffline()])

    await pick(a, 3, BOLT, 'A-01')
    await editItem(a, BOLT, 'Name', 'Hexagon bolt')
    await pick(b, 5, BOLT, 'A-01')
    await editItem(b, BOLT, 'Description', 'zinc, 8 mm')
    await countBin(b, 'B-01', [[NUT, 28]])
    await openItem(a, BOLT)
    await openItem(b, BOLT)
    expect([await onHandShown(a, 'A-01'), await onHandShown(b, 'A-01')]).toEqual([17, 15])
    expect([await a.badge(), await b.badge()]).toEqual(['Offline · 2 saved here', 'Offline · 4 saved here'])

    for (const name of order) {
      const back = { a, b }[name]
      await back.goOnline()
      await back.sees(UP_TO_DATE)
    }

    for (const one of [a, b]) {
      await shows(one, 'A-01', 12)
      await one.page.getByRole('heading', { name: 'Hexagon bolt' }).waitFor()
      await one.page.getByText('zinc, 8 mm').waitFor()
      await openItem(one, NUT)
      await shows(one, 'B-01', 28)
      expect(await one.badge()).toBe(UP_TO_DATE)
    }
    await house.verify()
  })
})

describe('a pick made before a count, and sent after it', () => {
  test('changes nothing in the bin: the counter had already seen it gone; one made after the count does', async () => {
    const house = await warehouse()
    const [picker, counter] = await Promise.all([
      phone(await house.member('operator')),
      phone(await house.member('lead')),
    ])
    await picker.goOffline()
    await pick(picker, 3, NUT, 'B-01')
    await countBin(counter, 'B-01', [[NUT, 26]]) // 30 on the card, 3 picked, 1 lost
    await counter.sees(UP_TO_DATE)

    await picker.goOnline()
    await picker.sees(UP_TO_DATE)
    for (const one of [picker, counter]) {
      await openItem(one, NUT)
      await shows(one, 'B-01', 26)
    }

    await pick(picker, 2, NUT, 'B-01')
    await openItem(picker, NUT)
    for (const one of [picker, counter]) await shows(one, 'B-01', 24)
    await house.verify()
  })
})
