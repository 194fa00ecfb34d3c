import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { readWithZxing, startZxing } from '../../client/scan/decode/zxing.ts'
import { hasCheckDigit } from '../../domain/gs1/check-digits.ts'
import { ROOT } from '../../sync-server/server.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem } from './work.ts'

beforeAll(async () => {
  const wasm = readFileSync(join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'))
  await startZxing({ binary: Uint8Array.from(wasm).buffer })
})

/** What the app's scanner reads of a picture; the browser takes the PNG apart. */
const scanned = async (page: Page, png: Buffer): Promise<string[]> => {
  const { width, height, base64 } = await page.evaluate(async (text) => {
    const file = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([file], { type: 'image/png' }))
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(picture, 0, 0)
    const { data } = context.getImageData(0, 0, picture.width, picture.height)
    let bytes = ''
    for (let at = 0; at < data.length; at += 30_000) bytes += String.fromCharCode(...data.subarray(at, at + 30_000))
    return { width: picture.width, height: picture.height, base64: btoa(bytes) }
  }, png.toString('base64'))
  const data = new Uint8ClampedArray(Buffer.from(base64, 'base64'))
  const image = { data, width, height, colorSpace: 'srgb', pixelFormat: 'rgba-unorm8' } as ImageData
  return (await readWithZxing(image, false)).map(({ text }) => text).sort()
}

/** The file that a tap on this row saves. */
const saved = async (page: Page, row: string): Promise<{ name: string; bytes: Buffer }> => {
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: row }).click()
  const file = await download
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('labels and numbered pallets are made without a network: looked at, printed, saved, and scanned back', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  await manager.tap('More')
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: 'Labels and printers' }).click()
  await page.getByLabel('GS1 company prefix').fill('9521234')
  const numbered = page.waitForResponse((answer) => answer.url().endsWith('/labels/numbers') && answer.ok())
  await page.getByRole('button', { name: 'Save the settings' }).click()
  await numbered
  await manager.sees(UP_TO_DATE)
  await manager.goOffline()

  await openItem(manager, BOLT)
  await page.getByRole('link', { name: 'Labels' }).click()
  await page.getByRole('img', { name: BOLT.name }).first().waitFor()
  await page.getByLabel('Copies of each').fill('3')
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked', '')
  })
  await page.getByRole('button', { name: 'Print 3 labels' }).click()
  await page.locator('body[data-asked]').waitFor()
  await page.emulateMedia({ media: 'print' })
  const gtin = `010${BOLT.barcode}`
  expect(new Set(await scanned(page, await page.screenshot({ scale: 'css' })))).toEqual(new Set([gtin]))
  expect(await page.locator('[data-printed] svg').count()).toBe(3)
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.getByRole('button', { name: 'Save or send' }).click()
  await page.getByText('No printer is set up').waitFor()
  const pdf = await saved(page, 'Save as PDF')
  expect(pdf.name).toBe('labels-Hex-bolt.pdf')
  expect(pdf.bytes.toString('latin1').match(/\(BOLT-8\) Tj/g)).toHaveLength(3)
  const png = await saved(page, 'Save this label as a picture')
  expect(await scanned(page, png.bytes)).toEqual([gtin])
  const zpl = await saved(page, 'Save as ZPL')
  expect(zpl.bytes.toString('utf8')).toContain(`^FD_1${gtin}^FS`)
  await page.keyboard.press('Escape')

  await manager.tap('More')
  await page.getByRole('link', { name: 'Pallet labels' }).click()
  await page.getByLabel('Copies of each').fill('1')
  await page.getByText('100 numbers left').waitFor()
  await page.getByLabel('Pallets', { exact: true }).fill('2')
  await page.getByRole('button', { name: 'Print 2 labels' }).waitFor()
  await page.getByRole('button', { name: 'Save or send' }).click()
  const pictures = await saved(page, 'Save 2 labels as pictures')
  expect(pictures.name).toMatch(/^labels-.*\.zip$/)
  expect(Object.keys(unzipSync(pictures.bytes))).toHaveLength(2)
  const pallets = (await saved(page, 'Save as ZPL')).bytes.toString('utf8')
  await page.keyboard.press('Escape')
  await page.getByText('98 numbers left').waitFor()
  await page.getByRole('button', { name: 'Number new pallets' }).click()
  await page.getByText('100 numbers').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save or send' }).click()
  const more = (await saved(page, 'Save as ZPL')).bytes.toString('utf8')
  const given = [pallets, more].flatMap((all) => [...all.matchAll(/_100(\d{18})/g)].map(([, sscc = '']) => sscc))
  expect(new Set(given).size).toBe(4)
  for (const sscc of given) expect(hasCheckDigit(sscc) && sscc.startsWith('09521234')).toBe(true)
  await house.verify()
})
