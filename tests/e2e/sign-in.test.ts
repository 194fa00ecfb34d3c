import { expect, inject, test } from 'vitest'
import { Phone } from './phone.ts'
import { newContext, watched } from './stage.ts'

const { url } = inject('server')
const LEAD = { email: 'lead@demo.bincard.test', password: 'bincard-demo' }

test('stands before the app is there, says so when it cannot be had, and lets no one in with a wrong password', async () => {
  const context = await newContext()
  const page = await context.newPage()
  await context.route('**/assets/start-*.js', (route) => route.abort())
  await page.goto(url)
  await page.getByLabel('E-mail address').fill(LEAD.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Show' }).click()
  expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('The server cannot be reached').waitFor()
  // The next try fetches it anew; the address is there still.
  await context.unroute('**/assets/start-*.js')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect
    .poll(() =>
      page
        .getByRole('alert')
        .textContent()
        .catch(() => ''),
    )
    .toBe('')
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(LEAD.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('The address or the password is not right.').waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
})

test('the right one opens the demo warehouse, which opens again with no network', async () => {
  const context = await newContext()
  const said: string[] = []
  context.on('console', (message) => said.push(message.text()))
  const lead = watched(await Phone.signIn(context, url, LEAD))
  await lead.tap('Items')
  const firstItem = lead.page.getByRole('list', { name: 'Items' }).getByRole('listitem').first()
  const online = await firstItem.innerText()
  await lead.isInstalled()
  await context.setOffline(true)
  await lead.page.reload()
  await firstItem.waitFor()
  expect(await firstItem.innerText()).toBe(online)
  await lead.sees('Offline')
  expect(said.filter((line) => line.includes('development'))).toEqual([]) // the app as it is shipped
})
