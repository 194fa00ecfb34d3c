import { expect, inject, test } from 'vitest'
import type { Phone } from './phone.ts'
import { Phone as Device } from './phone.ts'
import { newContext, phone, warehouse, watched } from './stage.ts'
import { everythingStored } from './stored.ts'

/** As a push service hands a message to the browser, decrypted. */
const push = async (counter: Phone, message: object): Promise<void> => {
  const { page } = counter
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations
      if (one) resolve(one.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const origin = new URL(page.url()).origin
  const data = JSON.stringify(message)
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registered, data })
  await session.detach()
}

const shown = ({ page }: Phone) =>
  page.evaluate(async () => {
    const notices = await (await navigator.serviceWorker.ready).getNotifications()
    return notices.map(({ title, body, data }) => ({ title, body, path: data.path }))
  })

test('a count that is given to somebody is told in the app, and by its words while the app looks elsewhere', async () => {
  const house = await warehouse()
  const context = await newContext()
  await context.grantPermissions(['notifications'], { origin: inject('server').url })
  const counter = watched(await Device.signIn(context, inject('server').url, await house.member('operator', 'Ida')))
  await counter.isInstalled()

  await house.count('Aisle A', 'operator')
  await counter.isTold('1 thing is new for you')
  await counter.tap('More')
  await counter.page.getByRole('main').getByRole('link', { name: 'Notices' }).click()
  await counter.page.getByRole('link', { name: /Aisle A/ }).waitFor()

  await push(counter, { kind: 'counts', name: 'Aisle A', path: '/items' })
  await expect.poll(() => shown(counter)).toEqual([{ title: 'A count for you', body: 'Aisle A', path: '/items' }])
  // Of a kind that this version does not know: shown all the same, as a browser wants it.
  await push(counter, { kind: 'later', name: 'Something', path: '/scan' })
  await expect.poll(async () => (await shown(counter)).map(({ title }) => title)).toContain('Bincard')

  // What is not wanted is not told.
  await counter.page.getByLabel('Counts given to you').click()
  await counter.page.getByText('Nothing to tell').waitFor()
}, 120_000)

test('notices for the closed app say why they cannot be had', async () => {
  const house = await warehouse()
  const lead = await phone(await house.member('lead'))
  await lead.tap('More')
  await lead.page.getByRole('main').getByRole('link', { name: 'Notices' }).click()
  await lead.page.getByText('Running low').first().waitFor({ state: 'detached' })
  const closed = lead.page.getByLabel('Also while Bincard is closed')
  // A browser that nobody asked refuses by itself here; one that was asked would say so in the same place.
  if (await closed.isEnabled()) await closed.click()
  await lead.page.getByText(/does not allow notices|cannot be reached/).waitFor()
  await lead.page.getByLabel('Quiet hours').click()
  await lead.page.getByLabel('From').fill('21:30')
  // 21:30 in minutes; what is typed is shown before the disk has it.
  await expect.poll(() => everythingStored(lead.page)).toContain('1290')
  await lead.page.reload()
  await expect.poll(() => lead.page.getByLabel('From').inputValue()).toBe('21:30')
})
