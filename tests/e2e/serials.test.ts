import { describe, expect, test } from 'vitest'
import { onHandShown, shows } from './cards.ts'
import { NETWORKS } from './long-run.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { asRead } from './translated/as-read.ts'
import { GLUE } from './warehouse.ts'
import { editItem, openItem } from './work.ts'

describe('serial numbers', () => {
  test.each(NETWORKS)('are received scan after scan, found by a scan, and tell where they went: %s', async (how) => {
    const house = await warehouse()
    const one = await phone(await house.member('manager'))
    const { page } = one
    await editItem(one, GLUE, 'Tracking', 'serial')
    await one.isInstalled()
    if (how === 'offline') await one.goOffline()

    await one.tap('Home')
    await page.getByRole('link', { name: 'Receive', exact: true }).click()
    await one.scan(GLUE.sku)
    await one.scan('A-01')
    await page.getByRole('button', { name: 'Scan or choose a serial number' }).waitFor()
    const numbers = Array.from({ length: 10 }, (_, at) => `SN-100${at}`)
    for (const number of numbers) await one.scan(number)
    await page.getByText('10 received, last SN-1009').waitFor()
    await openItem(one, GLUE)
    await shows(one, 'A-01', 10)
    await page.getByRole('list', { name: 'Lots' }).getByRole('link', { name: 'SN-1009' }).waitFor()

    await one.tap('Scan')
    await one.scan('SN-1004')
    await page.getByRole('article', { name: GLUE.name }).getByRole('link', { name: 'Open card' }).click()
    await page.getByRole('region', { name: 'SN-1004' }).waitFor()
    expect(await onHandShown(one, 'A-01')).toBe(1)
    await page.getByRole('link', { name: 'Pick', exact: true }).click()
    await page.getByRole('button', { name: 'Pick 1 pcs for Customer' }).click()
    await one.isTold('Picked 1 pcs Wood glue for Customer')

    await one.tap('Scan')
    await one.scan('SN-1004')
    await page.getByRole('article', { name: GLUE.name }).getByRole('link', { name: 'Open card' }).click()
    await page.getByText(/In no bin\. Last went to Customer/).waitFor()
    const history = page.getByRole('list', { name: 'History' }).getByRole('listitem')
    expect((await history.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(['Pick', 'Receipt'].map(asRead))

    if (how === 'offline') await one.goOnline()
    await one.sees(UP_TO_DATE)
    expect(await house.onHand(GLUE)).toBe(9)
    await house.verify()
  })
})
