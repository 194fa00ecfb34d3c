import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readJpeg } from '../../domain/jpeg.ts'
import { exif, jpeg } from '../jpeg.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem } from './work.ts'

/** The picture is drawn, not only asked for. */
const shows = (page: Page) =>
  expect
    .poll(() =>
      page
        .getByRole('img', { name: `Photograph of ${BOLT.name}` })
        .evaluateAll((all) => all.map((one) => one instanceof HTMLImageElement && one.naturalWidth > 0)),
    )
    .toEqual([true])

test('a photograph taken offline survives a reload, is uploaded as nothing but the picture, and stays on a phone that saw it', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  await openItem(manager, BOLT)
  await manager.goOffline()
  // Wider than high, as the sensor lies; the phone was held upright, and noted where.
  const taken = jpeg({ width: 64, height: 32, more: exif() })
  expect(taken.includes('GPS')).toBe(true)
  await page.getByLabel('Take a photograph').setInputFiles({ name: 'bolt.jpg', mimeType: 'image/jpeg', buffer: taken })
  await manager.isTold(`Photograph added: ${BOLT.name}`)
  await shows(page)
  await page.getByRole('region', { name: 'Photographs' }).getByText('Saved here').waitFor()

  await page.reload()
  await manager.sees(/^Offline · 1 saved here/)
  await shows(page)
  expect(await house.photos()).toEqual([])
  await manager.goOnline()
  await manager.sees(UP_TO_DATE)
  const stored = await house.photos()
  expect(stored).toHaveLength(2)
  for (const bytes of stored) {
    expect(readJpeg(bytes)).toMatchObject({ value: { width: 32, height: 64, isBare: true } })
    expect(bytes.includes('GPS') || bytes.includes('Exif')).toBe(false)
  }

  const operator = await phone(await house.member('operator'))
  await operator.isInstalled()
  await openItem(operator, BOLT)
  await shows(operator.page)
  await operator.goOffline()
  await operator.page.reload()
  await operator.sees(/^Offline/)
  await shows(operator.page)
  expect(await operator.page.getByLabel('Take a photograph').count()).toBe(0)

  // On the whole screen, removed and taken back; the focus is where it was.
  const opener = page.getByRole('button', { name: 'Show photograph 1 of 1' })
  await opener.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await manager.isTold(`Photograph removed: ${BOLT.name}`)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await opener.click()
  await page
    .getByRole('dialog')
    .getByRole('img', { name: `Photograph 1 of 1: ${BOLT.name}` })
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true)
  await manager.sees(UP_TO_DATE)
  await house.verify()
})
