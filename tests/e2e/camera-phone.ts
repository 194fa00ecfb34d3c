/** A real Chromium whose camera shows what the test holds up. */
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { FakeCamera } from '../../bench/fake-camera.ts'
import { openBrowser } from './browser.ts'
import { PHONE, Phone } from './phone.ts'
import { watched } from './stage.ts'
import type { SignIn } from './warehouse.ts'

/** The camera of a file’s phones, and those phones: its browser is there as long as the file’s tests are. */
export const withCamera = (): { camera: FakeCamera; phoneWithCamera: (member: SignIn) => Promise<Phone> } => {
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
  return { camera, phoneWithCamera }
}

export const openCamera = async ({ page }: Phone): Promise<void> => {
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await page.getByText('Hold a code in the frame').waitFor()
}
