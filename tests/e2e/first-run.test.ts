import { expect, inject, onTestFinished, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { phone } from './stage.ts'
import { Warehouse } from './warehouse.ts'

test('an empty organisation says how to begin; a sample, made of ordinary actions, leads to the first scanned bin', async () => {
  const house = await Warehouse.empty(inject('server').dataDir)
  onTestFinished(() => house.close())
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  const begin = page.getByRole('region', { name: 'Begin here' })
  await begin.getByRole('link', { name: /1\. Make a site/ }).waitFor()
  await begin.getByRole('button', { name: 'Fill it with a small sample' }).click()
  await manager.isTold('The sample is here')
  await manager.scan('S-01')
  await page.getByRole('main').getByText('Sample: hex bolt').first().waitFor()
  await manager.sees(UP_TO_DATE)
  await manager.tap('Home')
  await begin.waitFor({ state: 'detached' })
  expect(await house.onHand({ sku: 'SAMPLE-1' })).toBe(40)
  await house.verify()
})
