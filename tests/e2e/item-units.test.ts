import { expect, test } from 'vitest'
import { NETWORKS } from './long-run.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem } from './work.ts'

test.each(NETWORKS)(
  'an item is handled in cases and pallets, each with its barcode, and is put away and brought back: %s',
  async (how) => {
    const house = await warehouse()
    const manager = await phone(await house.member('manager'))
    const { page } = manager
    await manager.isInstalled()
    await openItem(manager, BOLT)
    if (how === 'offline') await manager.goOffline()

    await page.getByRole('button', { name: 'Units and barcodes' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add a unit' }).click()
    await dialog.getByLabel('Unit', { exact: true }).fill('CS')
    await dialog.getByLabel('One is so many pcs').fill('0')
    await dialog.getByText('A number such as 12, 0.5 or 1/3').waitFor()
    await dialog.getByLabel('One is so many pcs').fill('12')
    await manager.scan('40063813339320')
    await dialog.getByLabel('Of', { exact: true }).last().selectOption('CS')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await manager.isTold(`Saved: ${BOLT.name}`)
    await page.getByText('1 CS is 12 pcs').waitFor()

    // The case's own code says how many it is.
    await page.goto(new URL(`/scan?code=40063813339320`, page.url()).href)
    await page.getByRole('main').getByText(BOLT.name).first().waitFor()

    await openItem(manager, BOLT)
    await page.getByRole('button', { name: 'Archive', exact: true }).click()
    await manager.isTold(`Archived: ${BOLT.name}`)
    await manager.tap('Items')
    await expect
      .poll(() => page.getByRole('list', { name: 'Items' }).getByRole('link', { name: BOLT.name }).count())
      .toBe(0)
    await page.getByRole('button', { name: 'Archived', exact: true }).click()
    await page.getByRole('list', { name: 'Items' }).getByRole('link', { name: BOLT.name }).click()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await manager.isTold(`Back again: ${BOLT.name}`)
    if (how === 'offline') await manager.goOnline()
    await manager.sees(UP_TO_DATE)
    await house.verify()
  },
)
