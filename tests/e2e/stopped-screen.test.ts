import { expect, inject, test } from 'vitest'
import { Phone } from './phone.ts'
import { newContext, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem } from './work.ts'

test('a screen that stops says what is safe, leaves the rest as it was, and is reported once there is a network', async () => {
  const house = await warehouse()
  // The code of this one screen is another one: it throws as it is drawn.
  const context = await newContext({ serviceWorkers: 'block' })
  const here = context.waitForEvent('requestfinished', (request) => /\/office-[^/]*\.js$/.test(request.url()))
  await context.route('**/assets/office-*.js', async (route) => {
    const response = await route.fetch()
    const code = await response.text()
    const broken = code.replace(/[\w$]+\.reasons\.title/, '(() => { throw new TypeError("no \\"Bolts\\" here") })()')
    expect(broken).not.toBe(code)
    await route.fulfill({ contentType: 'text/javascript', body: broken })
  })
  const manager = await Phone.signIn(context, inject('server').url, await house.member('manager'))
  const { page } = manager
  const reports: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/reports')) reports.push(request.postData() ?? '')
  })
  await manager.tap('More')
  // Its code must be here before the network goes.
  await here
  await manager.goOffline()
  await page.getByRole('main').getByRole('link', { name: 'Reasons' }).click()
  const alert = page.getByRole('alert')
  await alert.getByText('This screen stopped').waitFor()
  await alert.getByText('Safe: what you recorded is saved on this device').waitFor()
  await alert.getByText('are told once there is a network').waitFor()

  // The bar and the other screens work on.
  await openItem(manager, BOLT)
  await page.getByRole('heading', { name: BOLT.name }).waitFor()
  expect(reports).toEqual([])

  const arrived = page.waitForResponse('**/api/v1/reports')
  await manager.goOnline()
  expect((await arrived).status()).toBe(204)
  const report = JSON.parse(reports[0] ?? '{}')
  expect(report).toMatchObject({ message: 'TypeError: no "…" here', screen: '/reasons', version: '0.1.0' })
  expect(report.stack).toContain('/assets/office-')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('bincard.failures'))).toBeNull()
  expect(reports).toHaveLength(1)
})
