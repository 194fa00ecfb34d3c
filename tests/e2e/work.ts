/** What people do at work, tap by tap. Each step ends when the app says that it is saved. */
import type { Phone } from './phone.ts'
import { asShown } from './translated/teach.ts'

type Goods = { sku: string; name: string }

/** On the pad, digit by digit. */
export const giveQuantity = async (phone: Phone, quantity: number): Promise<void> => {
  const pad = phone.page.getByRole('group', { name: 'Quantity' })
  for (const digit of String(quantity)) await pad.getByRole('button', { name: digit, exact: true }).click()
}

/** Opens one of the flows on Home. */
const start = async (phone: Phone, flow: 'Pick' | 'Receive'): Promise<void> => {
  await phone.tap('Home')
  await phone.page.getByRole('link', { name: flow, exact: true }).click()
  await phone.page.getByRole('region', { name: flow, exact: true }).waitFor()
}

export const pick = async (phone: Phone, quantity: number, item: Goods, bin: string): Promise<void> => {
  await start(phone, 'Pick')
  await phone.scan(item.sku)
  await phone.scan(bin)
  await giveQuantity(phone, quantity)
  await phone.page.getByRole('button', { name: `Pick ${quantity} pcs for Customer` }).click()
  await phone.isTold(`Picked ${quantity} pcs ${item.name} for Customer`)
}

/** Counts what lies in a bin and closes the visit: what was not named was not there. */
export const countBin = async (phone: Phone, bin: string, seen: readonly [Goods, number][]): Promise<void> => {
  const { page } = phone
  await phone.tap('Count')
  await page.getByRole('button', { name: 'Count a bin' }).waitFor()
  await phone.scan(bin)
  await page.getByRole('region', { name: `Count ${bin}` }).waitFor()
  for (const [item, quantity] of seen) {
    await phone.scan(item.sku)
    await giveQuantity(phone, quantity)
    await page.getByRole('button', { name: `Record ${quantity} pcs` }).click()
    await phone.isTold(`${quantity} pcs ${item.name}`)
  }
  await page.getByRole('button', { name: 'That’s all that’s here' }).click()
  await phone.isTold(`Counted: ${bin}`)
}

export const receive = async (phone: Phone, quantity: number, item: Goods, bin: string): Promise<void> => {
  await start(phone, 'Receive')
  await phone.scan(item.sku)
  await phone.scan(bin)
  await giveQuantity(phone, quantity)
  await phone.page.getByRole('button', { name: /^Receive [\d,]+ pcs at / }).click()
  await phone.isTold(/^Received /)
}

type Planned = { name: string; places: readonly string[]; blind: boolean }

/** A lead plans a count of these places, open to all. */
export const planCount = async (phone: Phone, { name, places, blind }: Planned): Promise<void> => {
  const { page } = phone
  await phone.tap('Count')
  await page.getByRole('link', { name: 'New count' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  for (const place of places) {
    await page.getByRole('button', { name: 'Add a place' }).click()
    await page.getByRole('dialog').getByRole('button', { name: place }).click()
  }
  if (!blind) await page.getByRole('switch', { name: /^Blind/ }).click()
  await page.getByRole('button', { name: 'Plan the count' }).click()
  await phone.isTold(`Planned: ${name}`)
}

export const openCount = async (phone: Phone, name: string): Promise<void> => {
  await phone.tap('Count')
  await phone.page.getByRole('link', { name }).click()
  await phone.page.getByRole('region', { name, exact: true }).waitFor()
}

/** In an open visit to a bin: scans an item and says how many there are. */
export const see = async (phone: Phone, item: Goods, quantity: number): Promise<void> => {
  await phone.scan(item.sku)
  await giveQuantity(phone, quantity)
  await phone.page.getByRole('button', { name: /^Record / }).click()
  await phone.isTold(item.name)
}

/** Receives a new lot into a bin. */
export const receiveLot = async (
  phone: Phone,
  quantity: number,
  item: Goods,
  lot: string,
  bin: string,
): Promise<void> => {
  const { page } = phone
  await start(phone, 'Receive')
  await phone.scan(item.sku)
  await page.getByRole('button', { name: 'Choose a lot' }).click()
  await page.getByRole('dialog').getByLabel('Lot code').fill(lot)
  await page.getByRole('dialog').getByRole('button', { name: 'Use this lot' }).click()
  await phone.scan(bin)
  await giveQuantity(phone, quantity)
  await page.getByRole('button', { name: `Receive ${quantity} pcs at ${bin}` }).click()
  await phone.isTold(`Received ${quantity} pcs ${item.name} at ${bin}`)
}

/** One by one, as from an open box: scan, tap, scan, tap; within the page, where nothing waits for the test. */
export const receiveOneByOne = async (phone: Phone, count: number, item: Goods, bin: string): Promise<void> => {
  const { page } = phone
  await start(phone, 'Receive')
  await phone.scan(bin)
  await page.getByRole('button', { name: `To NORTH › ${bin}` }).waitFor()
  await page.evaluate(
    async ({ count, code, deed, next }) => {
      const button = (said: RegExp) =>
        [...document.querySelectorAll('button')].find((each) => said.test(each.textContent))
      const appears = async (source: string) => {
        const said = new RegExp(source)
        for (;;) {
          const there = button(said)
          if (there) return there
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
      }
      for (let done = 0; done < count; done++) {
        for (const key of [...code, 'Enter'])
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
        const primary = await appears(deed)
        primary.click()
        await appears(next) // it is saved, and the next line begins
      }
    },
    {
      ...{ count, code: item.sku },
      ...{ deed: asShown(`Receive 1 pcs at ${bin}`).source, next: asShown('Choose an item').source },
    },
  )
}

type ItemField = 'Name' | 'SKU' | 'Description' | 'Tracking'

/** Opens the form of an item and fills in a field, without saving. */
export const startEdit = async (phone: Phone, item: Goods, field: ItemField, value: string): Promise<void> => {
  const { page } = phone
  await openItem(phone, item)
  await page.getByRole('button', { name: 'Edit item' }).click()
  const input = page.getByRole('dialog').getByLabel(field)
  if (field === 'Tracking') await input.selectOption(value)
  else await input.fill(value)
}

export const editItem = async (phone: Phone, item: Goods, field: ItemField, value: string): Promise<void> => {
  await startEdit(phone, item, field, value)
  await phone.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await phone.isTold('Saved: ')
}

export const openInbox = async (phone: Phone): Promise<void> => {
  await phone.tap('More')
  await phone.page.getByRole('link', { name: 'Inbox' }).click()
  await phone.page.getByRole('region', { name: 'Inbox' }).waitFor()
}

/** The item's card, by way of the list. Found by its SKU, which stays when the name changes. */
export const openItem = async (phone: Phone, { sku }: Pick<Goods, 'sku'>): Promise<void> => {
  const { page } = phone
  await phone.tap('Items')
  await page.getByRole('list', { name: 'Items' }).getByRole('link', { name: sku }).click()
  await page.getByRole('region', { name: 'Where it is' }).waitFor()
}
