/** What each flow that hears scans says to a wrong one, and how it asks about a code that nothing has and then goes on. */
import { expect, inject, test } from 'vitest'
import { inTheLongRun } from './long-run.ts'
import { Office } from './orders.ts'
import { isToldHere, openOrder, startPick } from './outbound-work.ts'
import type { Phone } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE, NUT } from './warehouse.ts'
import { giveQuantity } from './work.ts'

type Flow = {
  name: string
  open: (one: Phone) => Promise<void>
  /** What is scanned, and the clear no with what was expected instead. */
  wrong: readonly [code: string, said: string][]
  /** The screen once an unknown code was said to be the bolt's: as if that had been scanned. */
  goesOn: (one: Phone) => Promise<void>
}

const has =
  (role: 'button' | 'article', name: string | RegExp) =>
  ({ page }: Phone) =>
    page.getByRole(role, { name }).first().waitFor()

const at =
  (path: string, region: string) =>
  async ({ page }: Phone) => {
    await page.goto(new URL(path, page.url()).href)
    await page.getByRole('region', { name: region, exact: true }).waitFor()
  }

/** The flows of one line at a time: which place each expects, and what it says of an order’s number. */
const ofOneLine = (path: string, title: string, wrongPlace: string, expected: string): Flow => ({
  name: title,
  open: at(path, title),
  wrong: [
    [wrongPlace, `This is ${wrongPlace}. Expected: ${expected}.`],
    ['SO-1', 'This is SO-1. Expected: an item, a bin or a dock.'],
  ],
  goesOn: has('button', 'Item Hex bolt'),
})

const flows = (purchaseId: string): readonly Flow[] => [
  {
    name: 'receiving an order',
    open: at(`/orders/${purchaseId}/receive`, 'Receive PO-1'),
    wrong: [
      [NUT.sku, 'This is Hex nut. Expected: an item of PO-1.'],
      ['SO-1', 'This is SO-1. Expected: an item of PO-1.'],
      ['NORTH', 'This is NORTH. Expected: a bin or a dock of this site.'],
    ],
    goesOn: has('article', BOLT.name),
  },
  ofOneLine('/receive', 'Receive', 'NORTH', 'a bin or a dock to receive at'),
  ofOneLine('/put-away', 'Put away', 'NORTH', 'a dock to take from, or a bin to put into'),
  ofOneLine('/move', 'Move', 'NORTH', 'a bin or a dock'),
  ofOneLine('/pick', 'Pick', 'NORTH', 'a bin to pick from'),
  ofOneLine('/adjust', 'Adjust', 'NORTH', 'a bin or a dock'),
  ofOneLine('/return', 'Return', 'NORTH', 'a bin or a dock to take it back at'),
  ofOneLine('/send-back', 'Send back', 'NORTH', 'a bin or a dock to send it back from'),
  {
    name: 'a line that a number was given on',
    open: async (one) => {
      await at('/move', 'Move')(one)
      await one.page.getByRole('button', { name: 'Clear' }).click()
      await one.scan(GLUE.sku)
      await has('button', 'Item Wood glue')(one)
      await giveQuantity(one, 7)
    },
    wrong: [[NUT.sku, 'This is Hex nut. Save or clear Wood glue first.']],
    goesOn: async (one) => {
      await one.isTold('This is Hex bolt. Save or clear Wood glue first.')
      expect(await one.page.getByRole('textbox', { name: 'Quantity' }).inputValue()).toBe('7')
    },
  },
  {
    name: 'moving several',
    open: at('/move-several', 'Move several'),
    wrong: [
      ['NORTH', 'This is NORTH. Expected: a bin or a dock to take from.'],
      ['SO-1', 'This is SO-1. Expected: an item.'],
    ],
    goesOn: ({ page }) => page.getByRole('list', { name: 'In the basket' }).getByText('1 pcs').waitFor(),
  },
  {
    name: 'sending to another site',
    open: async (one) => {
      await at('/transfer', 'Send to another site')(one)
      await one.scan(NUT.sku)
      await one.page.getByRole('list', { name: 'In the basket' }).getByText(NUT.name).waitFor()
    },
    wrong: [['A-01', 'This is A-01. Expected: the other site.']],
    goesOn: ({ page }) => page.getByRole('list', { name: 'In the basket' }).getByText(BOLT.name).waitFor(),
  },
  {
    name: 'making a kit',
    open: at('/kit', 'Kit'),
    wrong: [['A-01', 'This is A-01. Expected: what to make or take apart.']],
    goesOn: ({ page }) => page.getByRole('button', { name: `Kit ${BOLT.name}` }).waitFor(),
  },
  {
    name: 'choosing totes',
    open: async (one) => {
      await openOrder(one, 'SO-2')
      await one.page.getByRole('link', { name: 'Pick this order' }).click()
      await has('button', 'SO-2')(one)
    },
    wrong: [[NUT.sku, 'This is Hex nut. Expected: a tote, a bench, a dock or the customer.']],
    goesOn: (one) => one.isTold('This is Hex bolt. Expected: a tote, a bench, a dock or the customer.'),
  },
  {
    name: 'counting a bin',
    open: async (one) => {
      await one.tap('Count')
      await one.page.getByRole('button', { name: 'Count a bin' }).waitFor()
      await one.scan('A-01')
      await one.page.getByRole('region', { name: 'Count A-01' }).waitFor()
    },
    wrong: [
      ['B-01', 'This is B-01. Expected: A-01.'],
      ['SO-1', 'This is SO-1. Expected: what lies in A-01.'],
    ],
    goesOn: ({ page }) => page.getByRole('dialog', { name: 'How many Hex bolt' }).waitFor(),
  },
  {
    name: 'a count’s pad',
    open: async (one) => {
      await one.page.goto(new URL('/count', one.page.url()).href)
      await one.page.getByRole('button', { name: 'Count a bin' }).waitFor()
      await one.scan('A-01')
      await one.page.getByRole('region', { name: 'Count A-01' }).waitFor()
      await one.scan(BOLT.sku)
      await giveQuantity(one, 37)
    },
    wrong: [
      [NUT.sku, 'This is Hex nut. Expected: Hex bolt.'],
      ['B-01', 'This is B-01. Expected: A-01.'],
    ],
    // Nothing of what was typed is lost; the bolt's new code is one more.
    goesOn: has('button', 'Record 38 pcs'),
  },
  {
    name: 'planning a count',
    open: at('/count/new', 'New count'),
    wrong: [
      ['SO-1', 'This is SO-1. Expected: an item, or a place of this site.'],
      ['CUSTOMER', 'This is CUSTOMER. Expected: an item, or a place of this site.'],
    ],
    goesOn: has('button', /Hex bolt.*Clear/),
  },
]

/** Each of its own kind: an order’s lines, a pad with a number on it, a basket, a bin that is counted. */
const TYPICAL = ['receiving an order', 'a line that a number was given on', 'moving several', 'counting a bin']

const walked = (purchaseId: string): readonly Flow[] => {
  const isTypical = ({ name }: Flow) => TYPICAL.includes(name)
  const all = flows(purchaseId)
  const walk = inTheLongRun(
    all.filter(isTypical),
    all.filter((flow) => !isTypical(flow)),
  ).flat()
  // In their order: the line with a number on it leaves that behind where a move is begun.
  return all.filter((flow) => walk.includes(flow))
}

/** Scans a code that nothing has, says that it is the bolt's, and waits for the flow to have gone on. */
const isAskedAndGoesOn = async (one: Phone, code: string, goesOn: Flow['goesOn']): Promise<void> => {
  const { page } = one
  await one.scan(code)
  const sheet = page.getByRole('dialog', { name: `Nothing here has the code ${code}` })
  await sheet.getByRole('button', { name: 'Report it for later' }).waitFor()
  await sheet.getByRole('button', { name: 'Make an item with it' }).waitFor()
  await sheet.getByRole('button', { name: 'Link it to an item' }).click()
  // Another code of the item says which it is.
  await page.getByRole('dialog', { name: 'Choose an item' }).waitFor()
  await one.scan(BOLT.barcode)
  await page.getByRole('button', { name: `Link to ${BOLT.name}` }).click()
  await one.isTold(`${code} is ${BOLT.name} now`)
  await goesOn(one)
  expect(await sheet.count()).toBe(0)
}

const saysNo = async (one: Phone, code: string, said: string): Promise<void> => {
  await one.scan(code)
  await one.isTold(said)
  await one.page.getByRole('status').getByText('Not what is expected').waitFor()
}

test('every flow says a clear no with what was expected, and asks about an unknown code the same way', async () => {
  const house = await warehouse()
  const manager = await house.member('manager')
  await house.salesOrder('SO-1', [[BOLT, 3]])
  await house.salesOrder('SO-2', [[NUT, 3]])
  const office = await Office.open(inject('server').url, manager)
  const purchaseId = await office.order('PO-1', 'purchase', [
    [BOLT.sku, 5],
    [GLUE.sku, 1],
  ])
  const one = await phone(manager)
  for (const [n, { name, open, wrong, goesOn }] of walked(purchaseId).entries()) {
    const here = async (work: () => Promise<unknown>) => {
      await work().catch((cause: unknown) => {
        throw new Error(`${name}: ${cause}`, { cause })
      })
    }
    await here(() => open(one))
    for (const [code, said] of wrong) await here(() => saysNo(one, code, said))
    await here(() => isAskedAndGoesOn(one, `NEW-CODE-${n}`, goesOn))
  }
})

test('on a pick list and at the packing bench, too: linked, it is picked, and checked off', async () => {
  const house = await warehouse()
  await house.bins('TOTE-1')
  await house.salesOrder('SO-1', [
    [BOLT, 2],
    [NUT, 2],
  ])
  const one = await phone(await house.member('manager'))
  const { page } = one
  await startPick(one, 'SO-1', 'TOTE-1', 2)
  for (const [code, said] of [
    ['B-01', 'Not this place. Go to A-01'],
    [NUT.sku, 'Not this item. Take Hex bolt'],
    ['SO-1', 'Not this item. Take Hex bolt'],
  ] as const) {
    await one.scan(code)
    await isToldHere(one, said)
    await page.getByRole('status').getByText('Not what is expected').waitFor()
  }
  await isAskedAndGoesOn(one, 'NEW-CODE-1', (now) => isToldHere(now, 'Picked 2 pcs Hex bolt into TOTE-1'))

  // Short: what is there is counted by scanning; the wrong item changes nothing of it.
  await page.getByRole('button', { name: 'Short' }).click()
  const figure = page.getByRole('dialog').getByRole('textbox', { name: 'Quantity' })
  await one.scan(NUT.sku)
  await expect.poll(() => figure.inputValue()).toBe('1')
  await one.scan(BOLT.sku)
  await one.isTold('Not this item. Take Hex nut')
  expect(await figure.inputValue()).toBe('1')
  await page.getByRole('button', { name: 'Not enough there' }).click()
  await isToldHere(one, 'Picked 1 pcs Hex nut into TOTE-1')
  await page.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('link', { name: 'Pack' }).click()
  await page.getByRole('list', { name: 'Check off' }).waitFor()
  for (const [code, said] of [
    [GLUE.sku, 'Wood glue is not of this order. Take it out. Expected: Hex bolt.'],
    ['SO-1', 'This is SO-1. Expected: Hex bolt.'],
    ['NORTH', 'This is NORTH. Expected: a bench, bin or dock for what is packed.'],
  ] as const) {
    await saysNo(one, code, said)
  }
  await isAskedAndGoesOn(one, 'NEW-CODE-2', ({ page: now }) => now.getByText('1 / 2').waitFor())
  await house.verify()
})
