import { expect, inject, test } from 'vitest'
import { phone, warehouse } from './stage.ts'

const FILE = 'sku;name\nN-1;Thing one\n'

test('a file that another app shares opens in the import, once', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  await page.reload() // under the service worker from here on
  // The system posts the form of the manifest's share target.
  const manifest = await page.evaluate(async () => (await fetch('/manifest.webmanifest')).json())
  const { action, method, params } = manifest.share_target
  await page.evaluate(
    ({ to, how, field, text }) => {
      const form = document.createElement('form')
      Object.assign(form, { action: to, method: how, enctype: 'multipart/form-data' })
      const input = Object.assign(document.createElement('input'), { type: 'file', name: field })
      const files = new DataTransfer()
      files.items.add(new File([text], 'Möbel.csv', { type: 'text/csv' }))
      input.files = files.files
      form.append(input)
      document.body.append(form)
      form.submit()
    },
    { to: action, how: method, field: params.files[0].name, text: FILE },
  )
  await page.getByRole('button', { name: 'Check the file' }).waitFor()
  await page.getByText('Möbel.csv').first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/import')
  await page.reload()
  await page.getByText('Choose a file', { exact: false }).first().waitFor()
  expect(await page.getByRole('button', { name: 'Check the file' }).count()).toBe(0)
  // A file of a kind that the system opens with the app leads to the same screen.
  expect(manifest.file_handlers[0].action).toBe('/import')
})

test('a deep link opens without a network', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  await manager.tap('Items')
  await page.getByRole('link', { name: /BOLT-8/ }).click()
  await page.getByRole('heading', { name: 'Hex bolt' }).waitFor()
  const link = page.url()
  await manager.goOffline()
  for (const [url, sees] of [
    [link, 'Hex bolt'],
    [`${inject('server').url}/scan?code=BOLT-8`, 'Hex bolt'],
    [`${inject('server').url}/receive?utm=shortcut`, 'Receive'],
    [`${inject('server').url}/settings/storage`, 'What is kept here'],
  ] as const) {
    await page.goto('about:blank')
    await page.goto(url)
    await page.getByText(sees).first().waitFor()
  }
})
