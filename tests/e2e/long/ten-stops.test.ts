/** Ten scans in a row are ten stops of a walk, at any speed that a scanner can send. */
import { expect, inject, test } from 'vitest'
import { newId, Office } from '../orders.ts'
import { isToldHere, startPick } from '../outbound-work.ts'
import { UP_TO_DATE } from '../phone.ts'
import { burst } from '../scan-keys.ts'
import { phone, warehouse } from '../stage.ts'
import { BOLT } from '../warehouse.ts'

const TEN = Array.from({ length: 10 }, () => BOLT.sku)

test.each([0, 4])(
  'ten scans with %i ms from key to key are ten picked: each stop by its scan, and ten pieces of a short one',
  async (keyMs) => {
    const house = await warehouse()
    await house.bins('TOTE-1')
    const manager = await house.member('manager')
    const office = await Office.open(inject('server').url, manager)
    const [bin, supplier] = [office.place('B-01'), office.place('SUPPLIER')]
    const skus = Array.from({ length: 10 }, (_, n) => `PART-${n}`)
    for (const sku of skus) {
      const itemId = newId()
      await office.write('items', 'create', itemId, { name: sku.toLowerCase(), sku, baseUnit: 'pcs' })
      await office.move({ kind: 'receipt', itemId, quantity: 5, fromLocationId: supplier, toLocationId: bin })
    }
    await house.salesOrder('SO-1', [...skus.map((sku) => [{ sku }, 1] as [{ sku: string }, number]), [BOLT, 15]])
    const one = await phone(manager)
    const { page } = one
    await startPick(one, 'SO-1', 'TOTE-1', 11)
    await page.getByRole('region', { name: BOLT.name, exact: true }).waitFor()
    await page.getByRole('button', { name: 'Short' }).click()
    const figure = page.getByRole('dialog').getByRole('textbox', { name: 'Quantity' })
    await figure.waitFor()
    await burst(page, TEN, { keyMs })
    await expect.poll(() => figure.inputValue()).toBe('10')
    await page.getByRole('button', { name: 'Not enough there' }).click()
    await isToldHere(one, 'Picked 10 pcs Hex bolt into TOTE-1')

    const stop = page.getByRole('region', { name: /^part-\d$/ })
    await stop.waitFor()
    // On a phone only the next few are shown.
    const rest = (await page.getByRole('list', { name: 'Still to pick' }).textContent()) ?? ''
    const order = [(await stop.getAttribute('aria-label')) ?? '', ...(rest.match(/part-\d/g) ?? [])]
    expect(order).toHaveLength(10)
    await burst(
      page,
      order.map((name) => name.toUpperCase()),
      { keyMs },
    )
    await page.getByText('Everything that can be picked is picked').waitFor()
    await one.sees(UP_TO_DATE)
    await house.verify()
  },
)
