import { expect, test } from 'vitest'
import { NETWORKS } from './long-run.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'

test.each(NETWORKS)(
  'a manager makes an aisle of bins by its first and last code, and says how one walks: %s',
  async (how) => {
    const house = await warehouse()
    const manager = await phone(await house.member('manager'))
    const { page } = manager
    await manager.isInstalled()
    if (how === 'offline') await manager.goOffline()

    await manager.tap('More')
    await page.getByRole('link', { name: 'Locations' }).click()
    await page.getByRole('link', { name: 'Make many at once' }).click()
    await page.getByRole('button', { name: /^Inside/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: /NORTH/ }).click()
    await page.getByLabel('First code').fill('A-01')
    await page.getByLabel('Last code').fill('B-9999')
    await page.getByText('must have the same parts').waitFor()
    await page.getByLabel('Last code').fill('B-03')
    await page.getByText('2 codes are there already and left as they are: A-01, B-01').waitFor()
    await page.getByLabel('Room').fill('4 cartons')
    await page.getByRole('button', { name: 'Make 4 locations' }).click()
    await manager.isTold('Made 4 locations')

    await page.getByRole('link', { name: 'Change the order of the walk' }).click()
    const walk = page.getByRole('list', { name: 'Order of the walk' })
    const codes = () => walk.getByRole('listitem').allInnerTexts()
    const order = async () => (await codes()).map((text) => /[AB]-\d\d|DOCK-1/.exec(text)?.[0])
    expect((await order()).slice(0, 4)).toEqual(['A-02', 'A-03', 'B-02', 'B-03'])
    // By the keyboard to the front, then dragged one further down.
    await walk.getByRole('button', { name: 'Move B-03 with the arrow keys' }).focus()
    await page.keyboard.press('Home')
    expect((await order())[0]).toBe('B-03')
    const grip = await walk.getByRole('button', { name: 'Move B-03 with the arrow keys' }).boundingBox()
    const [x, y] = [(grip?.x ?? 0) + 10, (grip?.y ?? 0) + 10]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + (grip?.height ?? 0) + 4, { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => (await order()).slice(0, 2)).toEqual(['A-02', 'B-03'])
    await page.getByRole('button', { name: /^Number all, from/ }).click()
    await manager.isTold('Saved: the walk of NORTH')

    // One that is put away is found by its code, and brought back.
    await page.getByRole('link', { name: /^B-03/ }).first().click()
    await page.getByText('Room: 4 cartons').waitFor()
    for (const mark of [1, 0]) {
      await page.getByRole('button', { name: 'Edit location' }).click()
      await page
        .getByRole('dialog')
        .getByRole('switch', { name: /^Archived/ })
        .click()
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
      await manager.isTold('Saved: B-03')
      await expect.poll(() => page.getByText('Bin · Archived').count()).toBe(mark)
    }
    // It stands in the wrong place, as the wrong kind: both are mended where it was made.
    const sheet = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Edit location' }).click()
    await sheet.getByLabel('Kind').selectOption('Dock')
    await sheet.getByRole('button', { name: /^Inside/ }).click()
    await page.getByRole('dialog').last().getByRole('button', { name: /NORTH/ }).click()
    await sheet.getByRole('button', { name: 'Save' }).click()
    await manager.isTold('Saved: B-03')
    await page.getByText('Dock', { exact: true }).waitFor()
    await page.goto(new URL('/locations', page.url()).href)
    await page.getByRole('link', { name: /^NORTH/ }).click()
    await page.getByRole('button', { name: 'Edit location' }).click()
    expect(await sheet.getByLabel('Kind').count()).toBe(0)
    await sheet.getByLabel('Time zone').selectOption('Europe/Madrid')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await manager.isTold('Saved: NORTH')
    if (how === 'offline') await manager.goOnline()
    await manager.sees(UP_TO_DATE)
    await house.verify()

    const other = await phone(await house.member('lead'))
    await other.page.goto(new URL('/locations', other.page.url()).href)
    await other.page.getByLabel('Code, name or barcode').fill('b-0')
    await expect.poll(() => other.page.getByRole('list', { name: 'Locations' }).getByRole('link').count()).toBe(3)
    expect(await other.page.getByRole('link', { name: 'Make many at once' }).count()).toBe(0)
  },
)
