import { describe, expect, test } from 'vitest'
import { shows } from './cards.ts'
import { NETWORKS } from './long-run.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE, NUT } from './warehouse.ts'
import { openItem } from './work.ts'

/** On the item's card: one more component, so many in one. */
const addComponent = async ({ page }: Phone, item: { name: string; sku: string }, quantity: number): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: 'Add a component' }).click()
  await page.getByRole('dialog').getByRole('button', { name: item.name }).click()
  await page.getByRole('dialog').getByLabel(`${item.name}, pcs in one`).fill(String(quantity))
}

const all = async (one: Phone, expected: readonly [{ sku: string }, string, number][]): Promise<void> => {
  for (const [item, bin, onHand] of expected) {
    await openItem(one, item)
    await shows(one, bin, onHand)
  }
}

describe('a kit', () => {
  test.each(NETWORKS)('is said, made, and undone as a whole: %s', async (how) => {
    const house = await warehouse()
    const one = await phone(await house.member('manager'))
    const { page } = one
    await one.isInstalled()
    if (how === 'offline') await one.goOffline()

    await openItem(one, GLUE)
    await page.getByRole('button', { name: 'Change what it is made of' }).click()
    await addComponent(one, BOLT, 2)
    await addComponent(one, NUT, 4)
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await one.isTold('Saved: Wood glue')

    await page.getByRole('link', { name: 'Kit', exact: true }).click()
    await page.getByRole('region', { name: 'Kit', exact: true }).waitFor()
    await one.scan('B-01')
    await page.getByRole('group', { name: 'Quantity' }).getByRole('button', { name: '3', exact: true }).click()
    await page.getByRole('list', { name: 'Made of' }).getByText('12 pcs').waitFor()
    await page.getByRole('button', { name: 'Make 3 pcs Wood glue' }).click()
    await one.isTold('Made 3 pcs Wood glue')
    await all(one, [
      [BOLT, 'A-01', 14],
      [NUT, 'B-01', 18],
      [GLUE, 'B-01', 3],
    ])

    await page
      .getByRole('region', { name: 'History' })
      .getByRole('button', { name: /Produce/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this' }).click()
    await one.isTold('Undone')
    const before = [
      [BOLT, 'A-01', 20],
      [NUT, 'B-01', 30],
      [GLUE, 'B-01', 0],
    ] as const
    await all(
      one,
      before.map(([...each]) => each),
    )
    if (how === 'offline') await one.goOnline()
    await one.sees(UP_TO_DATE)
    expect([await house.onHand(BOLT), await house.onHand(NUT), await house.onHand(GLUE)]).toEqual([20, 30, 0])
    await house.verify()
  })
})
