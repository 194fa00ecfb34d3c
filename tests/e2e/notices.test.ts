import { expect, inject, test } from 'vitest'
import type { Phone } from './phone.ts'
import { Phone as Device } from './phone.ts'
import { newContext, phone, warehouse, watched } from './stage.ts'
import { everythingStored } from './stored.ts'
import { asTold } from './translated/as-read.ts'

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

/**
 * What a tap on the notice of this path does. No test can tap what the system draws, so the service worker gets the event by hand; what
 * a browser allows after a real tap alone is stood in for: waiting for it, coming to the front, and another window, whose path is given.
 */
const tapNotice = async ({ page }: Phone, path: string): Promise<string | undefined> => {
  const [worker] = page.context().serviceWorkers()
  if (!worker) throw new Error('no service worker')
  return worker.evaluate(async (about) => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration
      NotificationEvent: new (type: string, init: { notification: Notification }) => Event
      ExtendableEvent: { prototype: object }
      WindowClient: { prototype: object }
      clients: object
    }
    let handled: Promise<unknown> = Promise.resolve()
    let opened: string | undefined
    Object.assign(scope.ExtendableEvent.prototype, {
      waitUntil: (work: Promise<unknown>) => {
        handled = work
      },
    })
    Object.assign(scope.WindowClient.prototype, { focus: () => Promise.resolve() })
    Object.assign(scope.clients, {
      openWindow: (to: string) => {
        opened = to
        return Promise.resolve(null)
      },
    })
    const notification = (await scope.registration.getNotifications()).find((one) => one.data.path === about)
    if (!notification) throw new Error(`no notice of ${about}`)
    dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }))
    await handled
    return opened
  }, path)
}

/** What the system is told to show on the icon, kept where a test finds it. */
const keepBadge = () => {
  const keep = (badge: number) => {
    Object.assign(globalThis, { badge })
    return Promise.resolve()
  }
  Object.assign(Navigator.prototype, { setAppBadge: (count = 0) => keep(count), clearAppBadge: () => keep(0) })
}

test('a count that is given to somebody is told in the app, and by its words while the app looks elsewhere', async () => {
  const house = await warehouse()
  const context = await newContext()
  await context.addInitScript(keepBadge)
  await context.grantPermissions(['notifications'], { origin: inject('server').url })
  const counter = watched(await Device.signIn(context, inject('server').url, await house.member('operator', 'Ida')))
  await counter.isInstalled()

  await house.count('Aisle A', 'operator')
  await counter.isTold('1 thing is new for you')
  await counter.tap('More')
  await counter.page.getByRole('main').getByRole('link', { name: 'Notices' }).click()
  await counter.page.getByRole('link', { name: /Aisle A/ }).waitFor()

  // The figure on the icon: what is theirs. The page is asked, since no browser shows it to a test.
  await expect.poll(() => counter.page.evaluate(() => (globalThis as { badge?: number }).badge)).toBe(1)

  await push(counter, { kind: 'counts', name: 'Aisle A', path: '/items' })
  await expect
    .poll(() => shown(counter))
    .toEqual([{ title: asTold('A count for you'), body: asTold('Aisle A'), path: '/items' }])
  // Of a kind that this version does not know: shown all the same, as a browser wants it.
  await push(counter, { kind: 'later', name: 'Something', path: '/scan' })
  await expect.poll(async () => (await shown(counter)).map(({ title }) => title)).toContain('Bincard')

  // Tapped, it opens its screen in the app that is open, without a new start, and is gone.
  const since = await counter.page.evaluate(() => performance.timeOrigin)
  expect(await tapNotice(counter, '/items')).toBeUndefined()
  await counter.page.waitForURL('**/items')
  expect(await counter.page.evaluate(() => performance.timeOrigin)).toBe(since)
  expect((await shown(counter)).map(({ path }) => path)).toEqual(['/scan'])
  await counter.tap('More')
  await counter.page.getByRole('main').getByRole('link', { name: 'Notices' }).click()

  // What is not wanted is not told.
  await counter.page.getByLabel('Counts given to you').click()
  await counter.page.getByText('Nothing to tell').waitFor()
  await expect.poll(() => counter.page.evaluate(() => (globalThis as { badge?: number }).badge)).toBe(0)

  // Tapped while no window is open, it opens one, on its screen.
  await counter.page.goto('about:blank')
  expect(await tapNotice(counter, '/scan')).toBe('/scan')
}, 120_000)

test('notices for the closed app say why they cannot be had', async () => {
  const house = await warehouse()
  const lead = await phone(await house.member('lead'))
  await lead.tap('More')
  await lead.page.getByRole('main').getByRole('link', { name: 'Notices' }).click()
  await lead.page.getByText('Running low', { exact: true }).first().waitFor({ state: 'detached' })
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
