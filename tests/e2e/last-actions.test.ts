import { expect, test } from 'vitest'
import { shows } from './cards.ts'
import { isToldHere, openOrder, shows as showsLines, startPick } from './outbound-work.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { asRead } from './translated/as-read.ts'
import { BOLT, GLUE, NUT, TAPE } from './warehouse.ts'
import { countBin, editItem, openItem, pick, receiveLot } from './work.ts'

const openLast = async ({ page }: Phone): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Last actions' }).click()
  await rowsOf(page).first().waitFor()
}
const rowsOf = (page: Phone['page']) =>
  page.getByRole('dialog').getByRole('list', { name: 'What you did last' }).getByRole('listitem')
const closeLast = ({ page }: Phone) => page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

const STATES = /(Saved here|Sent|Waiting|Accepted, with an exception|Accepted|Not accepted)/

/** What the sheet says, newest first: title, then state and whether it says undone. */
const told = async ({ page }: Phone): Promise<string[][]> =>
  (await rowsOf(page).allInnerTexts()).map((text) => {
    const undone = text.includes('Undone') ? ' · undone' : ''
    return [text.split('\n')[0] ?? '', `${STATES.exec(text)?.[1]}${undone}`]
  })
const tells = (one: Phone, expected: readonly string[]) =>
  expect
    .poll(() => told(one), { timeout: 20_000 })
    .toEqual(
      expected.map((row) => {
        const [title = '', state] = row.split(': ')
        return [asRead(title), state]
      }),
    )

const undo = async (one: Phone, what: string): Promise<void> => {
  await one.page
    .getByRole('dialog')
    .getByRole('button', { name: `Undo: ${what}` })
    .click()
}

const setUpKit = async (one: Phone): Promise<void> => {
  const dialog = one.page.getByRole('dialog')
  await openItem(one, TAPE)
  await one.page.getByRole('button', { name: 'Change what it is made of' }).click()
  for (const { name } of [BOLT, NUT]) {
    await dialog.getByRole('button', { name: 'Add a component' }).click()
    await dialog.getByRole('button', { name }).click()
  }
  await dialog.getByRole('button', { name: 'Save' }).click()
  await one.isTold('Saved: Packing tape')
}

test('the last ten actions, one tap away, each with its state and undone as the one thing it was', async () => {
  const house = await warehouse()
  await house.bins('TOTE-1')
  await house.salesOrder('SO-1', [
    [BOLT, 3],
    [NUT, 2],
  ])
  const [one, other] = [await phone(await house.member('manager')), await phone(await house.member('manager', 'other'))]
  const { page } = one
  await one.isInstalled()
  await one.goOffline()

  // More than ten things, among them a kit and a shipment, each of several movements.
  await pick(one, 3, GLUE, 'A-01')
  await countBin(one, 'B-01', [[NUT, 30]])
  await setUpKit(one)
  await page.getByRole('link', { name: 'Kit', exact: true }).click()
  await page.getByRole('region', { name: 'Kit', exact: true }).waitFor()
  await one.scan('B-01')
  await page.getByRole('button', { name: 'Make 1 pcs Packing tape' }).click()
  await one.isTold('Made 1 pcs Packing tape')
  await startPick(one, 'SO-1', 'TOTE-1', 2)
  await one.scan(BOLT.sku)
  await isToldHere(one, 'Picked 3 pcs Hex bolt into TOTE-1')
  await one.scan(NUT.sku)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Ship 2 lines' }).click()
  const shipped = { 'Hex bolt': [3, 0, 3, 0, 3], 'Hex nut': [2, 0, 2, 0, 2] }
  await showsLines(one, shipped)
  await pick(one, 15, TAPE, 'A-01')

  await one.tap('Items')
  await openLast(one)
  const counted = ['Counted a bin: Saved here', 'Counted · Hex nut: Saved here', 'Pick · Wood glue: Saved here']
  await tells(one, [
    'Pick · Packing tape: Saved here',
    'Ship · SO-1: Saved here',
    'Pick · Hex nut: Saved here',
    'Pick · Hex bolt: Saved here',
    'Allocated · SO-1: Saved here',
    'Produce · Packing tape: Saved here',
    'Changed item · Packing tape: Saved here',
    ...counted,
  ])

  // Undone where they stand: no row moves under the thumb.
  await undo(one, 'Ship · SO-1')
  await undo(one, 'Produce · Packing tape')
  const undone = (state: string) => [
    `Ship · SO-1: ${state} · undone`,
    `Pick · Hex nut: ${state}`,
    `Pick · Hex bolt: ${state}`,
    `Allocated · SO-1: ${state}`,
    `Produce · Packing tape: ${state} · undone`,
    `Changed item · Packing tape: ${state}`,
    `Counted a bin: ${state}`,
    `Counted · Hex nut: ${state}`,
  ]
  await tells(one, ['Pick · Packing tape: Saved here', ...undone('Saved here'), 'Pick · Wood glue: Saved here'])
  expect(await page.getByRole('dialog').getByRole('button', { name: 'Undo: Ship · SO-1' }).count()).toBe(0)
  await closeLast(one)
  await openOrder(one, 'SO-1')
  await showsLines(one, { 'Hex bolt': [3, 0, 3, 0, 0], 'Hex nut': [2, 0, 2, 0, 0] })
  await openItem(one, TAPE)
  await shows(one, 'B-01', 0)

  // A reload with no network tells the same; what the server then says of each stands there too.
  await page.reload()
  await openLast(one)
  await tells(one, ['Pick · Packing tape: Saved here', ...undone('Saved here'), 'Pick · Wood glue: Saved here'])
  await closeLast(one)
  await editItem(other, GLUE, 'Tracking', 'By lot')
  await receiveLot(other, 5, GLUE, 'LOT-7', 'A-01')
  await other.sees(UP_TO_DATE)
  await one.goOnline()
  await one.sees('1 needs you')
  await openLast(one)
  await tells(one, [
    'Pick · Packing tape: Accepted, with an exception',
    ...undone('Accepted'),
    'Pick · Wood glue: Not accepted',
  ])
  await page.getByRole('dialog').getByRole('button', { name: 'Settle: Pick · Wood glue' }).click()
  await page.getByRole('region', { name: 'Inbox' }).waitFor()
  expect([await house.onHand(BOLT), await house.onHand(NUT)]).toEqual([BOLT.onHand, NUT.onHand])
  await house.verify()
})
