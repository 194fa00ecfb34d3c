/** When the camera goes off, comes back, cannot be had, and which one it is. */
import type { Browser, BrowserContext } from 'playwright-core'
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { PHONE, Phone } from '../phone.ts'
import { newContext, warehouse, watched } from '../stage.ts'
import type { SignIn } from '../warehouse.ts'

let withCameras: Browser
beforeAll(async () => {
  withCameras = await openBrowser(['--use-fake-device-for-media-stream=device-count=2'])
  return () => withCameras.close()
})

const camerasContext = async (allowed: boolean): Promise<BrowserContext> => {
  const context = await withCameras.newContext(PHONE)
  onTestFinished(() => context.close())
  if (allowed) await context.grantPermissions(['camera'])
  return context
}

/** On the Scan screen, the camera asked for. */
const opened = async (context: BrowserContext, member: SignIn): Promise<Phone> => {
  const phone = watched(await Phone.signIn(context, inject('server').url, member))
  await phone.tap('Scan')
  await phone.page.getByRole('button', { name: 'Scan with the camera' }).click()
  return phone
}

/** Every picture that the page was ever given: whether its camera is on, and which it is. */
const watchCameras = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const given: MediaStreamTrack[] = []
    const ask = MediaDevices.prototype.getUserMedia
    MediaDevices.prototype.getUserMedia = async function (this: MediaDevices, ...which) {
      const stream = await ask.apply(this, which)
      given.push(...stream.getVideoTracks())
      return stream
    }
    Object.assign(window, { given })
  })

declare const given: MediaStreamTrack[]

const on = ({ page }: Phone): Promise<string[]> =>
  page.evaluate(() =>
    given.filter(({ readyState }) => readyState === 'live').map((track) => track.getSettings().deviceId ?? ''),
  )

/** What the system says when the screen is locked or another app comes to the front. */
const turnScreen = ({ page }: Phone, visibility: DocumentVisibilityState): Promise<void> =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now })
    document.dispatchEvent(new Event('visibilitychange'))
  }, visibility)

test('the camera goes off with the screen and with the page, and comes back; another one is remembered', async () => {
  const house = await warehouse()
  const context = await camerasContext(true)
  await watchCameras(context)
  const phone = await opened(context, await house.member('operator'))
  const { page } = phone
  const isOn = (count: number) => expect.poll(() => on(phone).then(({ length }) => length)).toBe(count)
  await page.getByText('Hold a code in the frame').waitFor()
  await isOn(1)

  await turnScreen(phone, 'hidden')
  await isOn(0)
  await turnScreen(phone, 'visible')
  await isOn(1)

  const [first] = await on(phone)
  await page.getByRole('button', { name: 'Use another camera' }).click()
  await expect.poll(async () => (await on(phone)).filter((id) => id !== first).length).toBe(1)
  await isOn(1)
  const [second] = await on(phone)

  await phone.tap('Items')
  await isOn(0)
  await phone.tap('Scan')
  await expect.poll(() => on(phone)).toEqual([second])
  await page.reload()
  await expect.poll(() => on(phone)).toEqual([second])
  await page.getByRole('button', { name: 'Close the camera' }).click()
  await isOn(0)
  await phone.tap('Items')
  await phone.tap('Scan')
  await page.getByRole('button', { name: 'Scan with the camera' }).waitFor()
  await isOn(0)
})

test('says why there is no picture and what to do: not allowed, none, in use; taken away, it is asked for again', async () => {
  const house = await warehouse()
  const member = await house.member('operator')
  const refused = await opened(await camerasContext(false), member)
  await refused.page.getByText('The camera is not allowed here').waitFor()
  await refused.page.context().grantPermissions(['camera'])
  await refused.page.getByRole('button', { name: 'Try again' }).click()
  await refused.page.getByText('Hold a code in the frame').waitFor()

  const without = await opened(await newContext(), member)
  await without.page.getByText('This device has no camera that can be used').waitFor()
  await without.page.getByRole('button', { name: 'Close the camera' }).click()
  await without.page.getByRole('button', { name: 'Scan with the camera' }).waitFor()

  const context = await camerasContext(true)
  await watchCameras(context)
  // No camera here is in use by anything else: the browser's answer when one is stands in for it, once.
  await context.addInitScript(() => {
    const ask = MediaDevices.prototype.getUserMedia
    MediaDevices.prototype.getUserMedia = async () => {
      MediaDevices.prototype.getUserMedia = ask
      throw new DOMException('Could not start video source', 'NotReadableError')
    }
  })
  const busy = await opened(context, member)
  const inUse = busy.page.getByText('Something else is using the camera')
  await inUse.waitFor()
  await busy.page.getByRole('button', { name: 'Try again' }).click()
  await busy.page.getByText('Hold a code in the frame').waitFor()
  await busy.page.evaluate(() => given.at(-1)?.dispatchEvent(new Event('ended')))
  await inUse.waitFor()
})

test('before the app is installed its camera cannot come without a network: that is said, and the button stays', async () => {
  const house = await warehouse()
  const context = await newContext()
  for (const part of ['**/sw.js', '**/assets/camera-view*']) await context.route(part, (route) => route.abort())
  const phone = await opened(context, await house.member('operator'))
  await phone.isTold('The part that reads codes is not on this device yet. Connect once, then try again')
  await phone.page.getByRole('button', { name: 'Scan with the camera' }).waitFor()
})
