import { expect, inject, test } from 'vitest'
import type { Phone } from './phone.ts'
import { newContext, phone, warehouse } from './stage.ts'

const openSettings = async (one: Phone): Promise<void> => {
  await one.tap('More')
  await one.page.getByRole('main').getByRole('link', { name: 'Settings' }).click()
}

test('a browser that can is asked to install, once somebody says so; no is kept', async () => {
  const house = await warehouse()
  const picker = await phone(await house.member('operator'))
  const { page } = picker
  const card = page.getByRole('region', { name: 'Put Bincard on this device' })
  await openSettings(picker)
  await page.getByText('Signed in as').waitFor()
  expect(await card.count()).toBe(0)
  // As Chromium does once it finds that the app can be installed; a test may not accept for a person.
  await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => {
        Object.assign(globalThis, { asked: true })
        return Promise.resolve()
      },
    })
    // The browser's own bar stays away: the app asks in its own place and time.
    Object.assign(globalThis, { kept: !dispatchEvent(offer) })
  })
  expect(await page.evaluate(() => (globalThis as { kept?: boolean }).kept)).toBe(true)
  await card.getByRole('button', { name: 'Install' }).click()
  await card.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => (globalThis as { asked?: boolean }).asked)).toBe(true)
})

test('on iOS the steps are written down, in the language of the device, and its splash is drawn', async () => {
  const house = await warehouse()
  const context = await newContext({ deviceScaleFactor: 2, screen: { width: 390, height: 844 }, locale: 'de-DE' })
  // What Safari says outside of the Home screen, and nobody else.
  await context.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: false }))
  // Nobody has chosen one here, whichever the run goes in.
  await context.addInitScript(() => localStorage.removeItem('bincard.language'))
  const { email, password } = await house.member('operator')
  const page = await context.newPage()
  await page.goto(inject('server').url)
  await page.getByRole('textbox').first().fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('nav a[href="/more"]').click()
  await page.locator('main a[href="/settings"]').click()
  const card = page.getByRole('region', { name: 'Bincard auf dieses Gerät holen' })
  await expect.poll(() => card.getByRole('listitem').count()).toBe(3)
  expect(await card.getByRole('button', { name: 'Installieren' }).count()).toBe(0)

  const splash = () =>
    page.evaluate(async () => {
      const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="apple-touch-startup-image"]')]
      return Promise.all(
        links.map(async ({ media, href }) => {
          const picture = Object.assign(new Image(), { src: href })
          await picture.decode()
          const canvas = new OffscreenCanvas(picture.width, picture.height)
          const context = canvas.getContext('2d')
          context?.drawImage(picture, 0, 0)
          const at = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3)
          const [width, height] = [picture.width, picture.height]
          // The white card is in the middle, its edge beside it is the icon's violet.
          const edge = Math.round(Math.min(width, height) * 0.3 * 0.42)
          return {
            media,
            size: [width, height],
            corner: at(2, 2),
            beside: at(Math.round(width / 2) - edge, Math.round(height / 2)),
          }
        }),
      )
    })
  await expect.poll(async () => (await splash()).length).toBe(2)
  expect(await splash()).toEqual([
    { media: '(orientation: portrait)', size: [780, 1688], corner: [246, 245, 240], beside: [75, 35, 128] },
    { media: '(orientation: landscape)', size: [1688, 780], corner: [246, 245, 240], beside: [75, 35, 128] },
  ])

  // What the system says of the app is in the same language.
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
    return (await fetch(link?.href ?? '')).json()
  })
  expect(manifest).toMatchObject({ id: '/', lang: 'de', shortcuts: [{ name: 'Scannen' }, {}, {}, {}] })
})
