/** Scanning with the camera: a real Chromium whose camera shows what the test holds up. */
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { FakeCamera } from '../../bench/fake-camera.ts'
import { openBrowser } from './browser.ts'
import { shows } from './cards.ts'
import { PHONE, Phone, UP_TO_DATE } from './phone.ts'
import { warehouse, watched } from './stage.ts'
import { BOLT, GLUE, NUT, type SignIn } from './warehouse.ts'
import { giveQuantity, openItem } from './work.ts'

const DOCK = 'DOCK-1'

const camera = new FakeCamera()
let contextWithCamera: () => Promise<BrowserContext>
beforeAll(async () => {
  const browser = await openBrowser(camera.args)
  contextWithCamera = () => browser.newContext(PHONE)
  return () => browser.close()
})
afterAll(() => camera.remove())

const phoneWithCamera = async (member: SignIn): Promise<Phone> => {
  camera.holdNothing()
  const context = await contextWithCamera()
  onTestFinished(() => context.close())
  return watched(await Phone.signIn(context, inject('server').url, member))
}

const openCamera = async ({ page }: Phone): Promise<void> => {
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await page.getByText('Hold a code in the frame').waitFor()
}

test('the first use of the camera needs no network: an item is found and picked, a bin opened, no key is touched', async () => {
  const house = await warehouse()
  const picker = await phoneWithCamera(await house.member('operator'))
  const { page } = picker
  await picker.isInstalled()
  await picker.sees(UP_TO_DATE)
  await picker.tap('Scan')
  await picker.goOffline()

  await openCamera(picker)
  camera.hold('ean13', BOLT.barcode)
  const answer = page.getByRole('article', { name: BOLT.name })
  await answer.getByRole('link', { name: 'Pick' }).click()
  await page.getByRole('button', { name: `From NORTH › ${BOLT.bin}` }).waitFor()
  camera.hold('qrcode', DOCK)
  await page.getByRole('button', { name: `To NORTH › ${DOCK}` }).waitFor()
  camera.holdNothing()
  await giveQuantity(picker, 2)
  await page.getByRole('button', { name: `Pick 2 pcs for ${DOCK}` }).click()
  await picker.isTold(`Picked 2 pcs ${BOLT.name} for ${DOCK}`)

  await picker.tap('Scan')
  camera.hold('datamatrix', NUT.bin)
  await page.getByRole('article', { name: NUT.bin }).getByRole('link', { name: 'Open' }).click()
  await page.getByRole('link', { name: NUT.name }).waitFor()

  await picker.goOnline()
  await picker.sees(UP_TO_DATE)
  await openItem(picker, BOLT)
  await shows(picker, BOLT.bin, BOLT.onHand - 2)
  await shows(picker, DOCK, 2)
  await house.verify()
})

test('what dwells before the camera is one scan, also when it is lost for a moment; shown again it is one more', async () => {
  const house = await warehouse()
  const receiver = await phoneWithCamera(await house.member('operator'))
  const { page } = receiver
  await receiver.tap('Home')
  await page.getByRole('link', { name: 'Receive', exact: true }).click()
  await openCamera(receiver)
  const pad = page.getByRole('group', { name: 'Quantity' })
  const quantity = async () => Number(await pad.getByRole('textbox', { name: 'Quantity' }).inputValue())
  const wait = (ms: number) => page.waitForTimeout(ms)

  camera.hold('ean13', BOLT.barcode)
  await pad.waitFor()
  await wait(2_000)
  camera.holdNothing()
  await wait(400)
  camera.hold('ean13', BOLT.barcode)
  await wait(1_000)
  expect(await quantity()).toBe(1)

  camera.holdNothing()
  await wait(2_000)
  camera.hold('ean13', BOLT.barcode)
  await expect.poll(quantity).toBe(2)
})

test('a bin is counted: nothing is read while a number is given; one at a time, the next is read when it is asked for', async () => {
  const house = await warehouse()
  const counter = await phoneWithCamera(await house.member('operator'))
  const { page } = counter
  const asked = (item: { name: string }) => page.getByRole('dialog', { name: item.name })
  const record = async (item: { name: string }, quantity: number) => {
    await giveQuantity(counter, quantity)
    await page.getByRole('button', { name: `Record ${quantity} pcs` }).click()
    await counter.isTold(`${quantity} pcs ${item.name}`)
  }
  await counter.tap('Count')
  await openCamera(counter)
  camera.hold('qrcode', BOLT.bin)
  await page.getByRole('region', { name: `Count ${BOLT.bin}` }).waitFor()

  camera.hold('ean13', BOLT.barcode)
  await asked(BOLT).waitFor()
  camera.hold('datamatrix', NUT.sku)
  await page.waitForTimeout(500)
  camera.hold('ean13', BOLT.barcode)
  await page.waitForTimeout(1_500)
  await record(BOLT, 7)
  await page.waitForTimeout(500)
  expect(await page.getByRole('dialog').count(), 'it never left').toBe(0)

  await page.getByRole('button', { name: 'One after the other: change' }).click()
  camera.hold('datamatrix', NUT.sku)
  await asked(NUT).waitFor()
  camera.hold('code128', GLUE.sku)
  await page.waitForTimeout(500)
  await record(NUT, 2)
  const next = page.getByRole('button', { name: 'Scan the next' })
  await next.waitFor()
  expect(await page.getByRole('dialog').count(), 'nobody asked for the next').toBe(0)
  await next.click()
  await asked(GLUE).waitFor()
  await counter.sees(UP_TO_DATE)
})
