/** Scanning with the camera, from its first use; how it dwells: long/camera-dwell.test.ts. */
import { test } from 'vitest'
import { openCamera, withCamera } from './camera-phone.ts'
import { shows } from './cards.ts'
import { UP_TO_DATE } from './phone.ts'
import { warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'
import { giveQuantity, openItem } from './work.ts'

const DOCK = 'DOCK-1'
const { camera, phoneWithCamera } = withCamera()

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
