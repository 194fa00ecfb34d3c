/** A code that stays before the camera, and what the camera may not read meanwhile. */
import { expect, test } from 'vitest'
import { openCamera, withCamera } from '../camera-phone.ts'
import { UP_TO_DATE } from '../phone.ts'
import { warehouse } from '../stage.ts'
import { BOLT, GLUE, NUT } from '../warehouse.ts'
import { giveQuantity } from '../work.ts'

const { camera, phoneWithCamera } = withCamera()

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
