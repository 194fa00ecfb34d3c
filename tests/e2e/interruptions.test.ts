import { expect, inject, test } from 'vitest'
import { SAME_TAP_MS } from '../../client/ui/second-tap.ts'
import { BatteryPhone, takeCall } from './dead-battery.ts'
import { inTheLongRun } from './long-run.ts'
import { newId, Office } from './orders.ts'
import { isToldHere, startPick } from './outbound-work.ts'
import type { Phone } from './phone.ts'
import { warehouse } from './stage.ts'
import { BOLT, GLUE, NUT, TAPE } from './warehouse.ts'
import { giveQuantity, pick } from './work.ts'

/** Work that is half done, and how it looks as long as nothing of it is lost. */
type Flow = {
  name: string
  begin: (one: Phone) => Promise<void>
  /** Opens again what Escape has put away: the sheet alone, never what was entered into it. */
  reopen?: (one: Phone) => Promise<void>
  sees: (one: Phone) => Promise<void>
}

const pad = (one: Phone) => one.page.getByRole('group', { name: 'Quantity' })
const press = (one: Phone, key: string) => pad(one).getByRole('button', { name: key, exact: true }).click()
const seesButton = (one: Phone, name: string) => one.page.getByRole('button', { name, exact: true }).waitFor()
const seesFigure = (one: Phone, text: string) =>
  expect.poll(() => pad(one).getByRole('textbox').inputValue(), { timeout: 20_000 }).toBe(text)

const goTo = async (one: Phone, ...names: string[]): Promise<void> => {
  await one.tap('Home')
  for (const name of names) await one.page.getByRole('link', { name, exact: true }).click()
}

const basket = (start: string): Flow => ({
  name: start,
  begin: async (one) => {
    await goTo(one, start)
    await one.page.getByRole('region', { name: start }).waitFor()
    await one.scan('A-01')
    for (const code of [BOLT.sku, BOLT.sku, TAPE.sku]) await one.scan(code)
    await one.page.getByRole('button', { name: TAPE.name }).click()
    await press(one, '5')
  },
  sees: async (one) => {
    // The open line with its number, and what lies beside it.
    await seesFigure(one, '5')
    await one.page.getByRole('button', { name: 'Keep in the basket' }).click()
    await one.page.getByRole('button', { name: BOLT.name }).getByText('2 pcs').waitFor()
    await one.page.getByRole('button', { name: TAPE.name }).getByText('5 pcs').waitFor()
    // A wrong tap on "Clear" costs nothing either.
    await one.page.getByRole('button', { name: 'Clear' }).click()
    await one.page.getByText('Scan an item', { exact: true }).first().waitFor()
    await one.page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await one.page.getByRole('button', { name: TAPE.name }).click()
  },
})

const FLOWS: Flow[] = [
  {
    name: 'receiving an order',
    begin: async (one) => {
      await goTo(one, 'Receive PO-77 0 / 2 lines')
      await one.scan(BOLT.sku)
      await press(one, 'case')
      await press(one, '3')
      await press(one, 'and…')
      await press(one, '4')
    },
    sees: async (one) => {
      await seesButton(one, 'Receive 3 case + 4 pcs at DOCK-1')
      // A wrong tap on "Skip", and on another line.
      await one.page.getByRole('button', { name: 'Skip', exact: true }).click()
      await one.page.getByRole('button', { name: NUT.name }).first().click()
      await seesButton(one, 'Receive 5 pcs at DOCK-1')
      await one.scan(BOLT.sku)
      await seesButton(one, 'Receive 3 case + 4 pcs at DOCK-1')
    },
  },
  {
    name: 'picking without an order',
    begin: async (one) => {
      await goTo(one, 'Pick')
      await one.scan(BOLT.sku)
      await one.scan('A-01')
      await press(one, '7')
    },
    sees: async (one) => {
      await seesButton(one, 'Pick 7 pcs for Customer')
      await one.page.getByRole('button', { name: 'Clear' }).click()
      await seesButton(one, 'Choose an item')
      await one.page.getByRole('button', { name: 'Undo', exact: true }).first().click()
      await seesButton(one, 'Pick 7 pcs for Customer')
    },
  },
  {
    name: 'adjusting, with a reason in words',
    begin: async (one) => {
      await goTo(one, 'Adjust')
      await one.scan(BOLT.sku)
      await one.scan('A-01')
      await press(one, '2')
      await one.page.getByRole('button', { name: 'Other', exact: true }).click()
      await one.page.getByLabel('Other reason').fill('fell off')
    },
    sees: async (one) => {
      await seesButton(one, 'Take 2 pcs off A-01')
      expect(await one.page.getByLabel('Other reason').inputValue()).toBe('fell off')
      const happened = one.page.getByRole('group', { name: 'What happened' })
      await happened.getByRole('button', { name: 'Found more' }).click()
      await happened.getByRole('button', { name: 'Missing' }).click()
      expect(await one.page.getByLabel('Other reason').inputValue()).toBe('fell off')
    },
  },
  {
    name: 'a new lot, half typed',
    begin: async (one) => {
      await goTo(one, 'Receive')
      await one.scan(GLUE.sku)
      await one.page.getByRole('button', { name: 'Choose a lot' }).click()
      await one.page.getByRole('dialog').getByLabel('Lot code').fill('L-20')
    },
    reopen: (one) => one.page.getByRole('button', { name: 'Choose a lot' }).click(),
    sees: async (one) => {
      const dialog = one.page.getByRole('dialog')
      await one.page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await one.page.waitForTimeout(SAME_TAP_MS)
      await one.page.getByRole('button', { name: 'Choose a lot' }).click()
      expect(await dialog.getByLabel('Lot code').inputValue()).toBe('L-20')
    },
  },
  {
    name: 'a count with a number half typed',
    begin: async (one) => {
      await one.tap('Count')
      await one.page.getByRole('button', { name: 'Count a bin' }).waitFor()
      await one.scan('A-01')
      await one.page.getByRole('region', { name: 'Count A-01' }).waitFor()
      await one.scan(TAPE.sku)
      await giveQuantity(one, 12)
      await seesButton(one, 'Record 12 pcs')
      await one.page.getByRole('button', { name: 'Record 12 pcs' }).click()
      await one.isTold(`12 pcs ${TAPE.name}`)
      await one.scan(BOLT.sku)
      await giveQuantity(one, 17)
    },
    reopen: (one) => one.scan(BOLT.sku),
    sees: async (one) => {
      await seesButton(one, 'Record 17 pcs')
      await one.page.getByText(TAPE.name).first().waitFor()
    },
  },
  {
    name: 'packing',
    begin: async (one) => {
      await startPick(one, 'SO-2', 'TOTE-1', 1)
      await one.scan(BOLT.sku)
      await isToldHere(one, 'Picked 3 pcs Hex bolt into TOTE-1')
      await one.page.getByRole('button', { name: 'Done' }).click()
      await one.page.getByRole('link', { name: 'Pack' }).click()
      await one.page.getByRole('list', { name: 'Check off' }).waitFor()
      await one.scan('DOCK-1')
      for (let piece = 0; piece < 2; piece++) await one.scan(BOLT.sku)
    },
    sees: async (one) => {
      await one.page.getByText('2 / 3').waitFor()
      await one.page.getByRole('list', { name: 'Check off' }).getByRole('button', { name: BOLT.name }).click()
      await one.page.getByText('3 / 3').waitFor()
      await one.page.getByRole('button', { name: 'Undo', exact: true }).first().click()
      await one.page.getByText('2 / 3').waitFor()
      await seesButton(one, 'Pack 1 line onto DOCK-1')
    },
  },
  {
    name: 'the walk of a pick list, short of some',
    begin: async (one) => {
      await startPick(one, 'SO-1', 'TOTE-1', 2)
      await one.scan(BOLT.sku)
      await isToldHere(one, 'Picked 3 pcs Hex bolt into TOTE-1')
      await one.page.getByRole('button', { name: 'Short' }).click()
      await press(one, '1')
    },
    reopen: (one) => one.page.getByRole('button', { name: 'Short' }).click(),
    sees: async (one) => {
      await one.page.getByRole('region', { name: NUT.name, exact: true }).getByText('1 / 2').waitFor()
      await seesFigure(one, '1')
    },
  },
  basket('Move several'),
  basket('Send to another site'),
  {
    name: 'making a kit',
    begin: async (one) => {
      await goTo(one)
      await one.tap('More')
      await one.page.getByRole('link', { name: 'Kit', exact: false }).first().click()
      await one.page.getByRole('region', { name: 'Kit', exact: true }).waitFor()
      await one.scan(TAPE.sku)
      await one.scan('B-01')
      await press(one, '3')
    },
    sees: async (one) => {
      await seesButton(one, 'Make 3 pcs Packing tape')
      await one.page.getByRole('button', { name: 'Unkit', exact: true }).click()
      await one.page.getByRole('button', { name: 'Kit', exact: true }).click()
      await seesButton(one, 'Make 3 pcs Packing tape')
    },
  },
]

/** Away by a wrong tap and back: Escape, another place of the bar, the gesture that goes back. */
const wrongTaps = async (one: Phone, { reopen, sees }: Flow): Promise<void> => {
  const { page } = one
  if (reopen) {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await reopen(one)
    await sees(one)
  } else {
    await page.keyboard.press('Escape')
    await one.tap('Items')
    await page.getByRole('list', { name: 'Items' }).waitFor()
    await page.goBack()
    await sees(one)
  }
  await page.goBack()
  await page.goForward()
  await sees(one)
}

/** The one with most in it: what is typed, what is seen already, a visit under way. */
const isTypical = ({ name }: Flow) => name === 'a count with a number half typed'
const flows = inTheLongRun(
  FLOWS.filter(isTypical),
  FLOWS.filter((flow) => !isTypical(flow)),
).flat()

test.each(flows)('nothing is lost by a wrong tap, a call, a reload or a dead battery: $name', async (flow) => {
  const house = await warehouse()
  await house.bins('TOTE-1')
  await house.salesOrder('SO-1', [
    [BOLT, 3],
    [NUT, 2],
  ])
  await house.salesOrder('SO-2', [[BOLT, 3]])
  const manager = await house.member('manager')
  const office = await Office.open(inject('server').url, manager)
  await office.write('locations', 'create', newId(), { code: 'SOUTH', name: 'South', kind: 'site' })
  await office.write(
    'items',
    'update',
    office.item(BOLT.sku),
    { units: [{ code: 'case', num: 12, den: 1 }] },
    { units: [] },
  )
  await office.write('items', 'update', office.item(GLUE.sku), { tracking: 'lot' }, { tracking: 'none' })
  const components = [BOLT, NUT].map(({ sku }) => ({ itemId: office.item(sku), quantity: 1 }))
  await office.write('items', 'update', office.item(TAPE.sku), { components }, { components: null })
  await office.order('PO-77', 'purchase', [
    [BOLT.sku, 40],
    [NUT.sku, 5],
  ])
  const battery = await BatteryPhone.signIn(manager)

  await flow.begin(battery.phone)
  await flow.sees(battery.phone)
  await wrongTaps(battery.phone, flow)
  const done = await battery.phone.badge()

  await takeCall(battery.page)
  await flow.sees(battery.phone)
  await battery.discard()
  await flow.sees(battery.phone)
  await battery.page.reload()
  await flow.sees(battery.phone)
  await battery.dies()
  await flow.sees(battery.phone)
  expect(await battery.phone.badge()).toBe(done)
})

test('what is done right after a call is saved as before it, and outlives the battery', async () => {
  const house = await warehouse()
  const battery = await BatteryPhone.signIn(await house.member('operator'))
  await takeCall(battery.page)
  await pick(battery.phone, 2, BOLT, 'A-01')
  await battery.dies()
  await battery.phone.sees('Offline · 1 saved here')
})
