import { expect, inject, onTestFinished, test } from 'vitest'
import { Hand } from './hand.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone } from './stage.ts'
import { Warehouse } from './warehouse.ts'

/** What the first scanned bin may take a person. */
const MOST_S = 300

const atAnEmptyOrganisation = async (): Promise<{ house: Warehouse; manager: Phone }> => {
  const house = await Warehouse.empty(inject('server').dataDir)
  onTestFinished(() => house.close())
  return { house, manager: await phone(await house.member('manager')) }
}

test('an empty organisation says how to begin; a sample, made of ordinary actions, leads to the first scanned bin and is taken back', async () => {
  const { house, manager } = await atAnEmptyOrganisation()
  const { page } = manager
  const hand = new Hand()
  const begin = page.getByRole('region', { name: 'Begin here' })
  await begin.getByRole('link', { name: /1\. Make a site/ }).waitFor()
  await hand.tap(begin.getByRole('button', { name: 'Fill it with a small sample' }))
  await manager.isTold('The sample is here')
  hand.scanned()
  await manager.scan('S-01')
  await page.getByRole('main').getByText('Sample: hex bolt').first().waitFor()
  expect(hand.seconds).toBeLessThan(MOST_S)
  console.info(`First scanned bin, with the sample: ${hand}`)
  await manager.sees(UP_TO_DATE)
  await manager.tap('Home')
  await begin.waitFor({ state: 'detached' })
  expect(await house.onHand({ sku: 'SAMPLE-1' })).toBe(40)

  // One was worked with: it stays, with its bin and the site; the others never were.
  await page.goto(`${inject('server').url}/scan?code=SAMPLE-4`)
  await page.getByRole('main').getByRole('link', { name: /^Move/ }).first().click()
  await page.getByRole('main').getByRole('button', { name: /^To/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /S-02/ }).first().click()
  await page.getByRole('main').getByRole('button', { name: '2', exact: true }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Move 2/ })
    .click()
  await manager.tap('Home')
  await page.getByRole('button', { name: 'Take the sample back' }).click()
  await manager.isTold('The sample is gone')
  await page.getByRole('button', { name: 'Take the sample back' }).waitFor({ state: 'detached' })
  await manager.sees(UP_TO_DATE)
  expect(await house.onHand({ sku: 'SAMPLE-1' })).toBe(0)
  expect(await house.onHand({ sku: 'SAMPLE-4' })).toBe(6)
  await manager.tap('Items')
  await page.getByRole('link', { name: /Sample: hand pump/ }).waitFor()
  expect(await page.getByRole('link', { name: /Sample: hex bolt/ }).count()).toBe(0)
  await house.verify()
})

test('from nothing to the first scanned bin by hand takes a person less than five minutes', async () => {
  const { house, manager } = await atAnEmptyOrganisation()
  const { page } = manager
  const hand = new Hand()
  const main = page.getByRole('main')
  const sheet = page.getByRole('dialog')
  const create = async (code: string, kind?: string): Promise<void> => {
    await hand.tap(main.getByRole('button', { name: 'New location' }))
    await hand.type(sheet.getByLabel('Code', { exact: true }), code)
    if (kind) await hand.choose(sheet.getByLabel('Kind'), kind)
    else {
      await hand.tap(sheet.getByRole('button', { name: /^Inside|^Lies in|choose/i }).first())
      await hand.tap(page.getByRole('dialog').last().getByRole('button', { name: /NORTH/ }))
    }
    await hand.tap(sheet.getByRole('button', { name: 'Save' }))
    await manager.isTold(new RegExp(code))
  }
  await hand.tap(main.getByRole('link', { name: /1\. Make a site/ }))
  await create('NORTH', 'site')
  await hand.tap(page.getByRole('navigation').getByRole('link', { name: 'Home' }))
  await hand.tap(main.getByRole('link', { name: /1\. Make a site/ }))
  await create('A-01')
  hand.scanned()
  await manager.scan('A-01')
  await main.getByText('A-01').first().waitFor()
  console.info(`First scanned bin, by hand: ${hand}`)
  expect(hand.seconds).toBeLessThan(MOST_S)
  await manager.sees(UP_TO_DATE)
  await house.verify()
})
