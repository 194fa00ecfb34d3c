import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { asWritten } from './translated/as-read.ts'

const LATIN =
  'Artikel-Nr.;Bezeichnung;Verkaufspreis;Meldebestand\nNEU-1;Käse jung;1.234,5;3\nNEU-2;Öl;2,75;x\nNEU-3;Brot;1,5;\n'
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })

test('a manager brings in a file, mends what was bad, and takes it back', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  const main = page.getByRole('main')
  const figure = (name: string) => main.locator('dl div', { hasText: name }).locator('dd').innerText()
  const choose = (text: string) => page.locator('input[type=file]').setInputFiles(file('artikel.csv', text))

  await manager.tap('More')
  await page.getByRole('link', { name: 'Import a file' }).click()
  await choose(LATIN)
  await main.getByLabel('Artikel-Nr.').waitFor()
  expect(await main.getByLabel('Artikel-Nr.').inputValue()).toBe('sku')
  expect(await main.getByLabel('Decimals').inputValue()).toBe(',')
  await main.getByRole('cell', { name: '1234.5' }).waitFor()

  // Without a network nothing can be checked, and that is said; what was chosen stays chosen.
  await manager.goOffline()
  await main.getByText('This needs the network').waitFor()
  await main.getByLabel('Verkaufspreis').selectOption('')
  await manager.goOnline()
  await manager.sees(UP_TO_DATE)
  await main.getByRole('button', { name: 'Choose another file' }).click()
  await choose(LATIN)
  await main.getByRole('button', { name: 'Check the file' }).waitFor()
  expect(await main.getByLabel('Verkaufspreis').inputValue()).toBe('')
  await main.getByLabel('Verkaufspreis').selectOption('price')

  await main.getByRole('button', { name: 'Check the file' }).click()
  await main.getByRole('button', { name: 'Bring in the 2 good rows' }).waitFor()
  expect([await figure('Bad'), await main.getByText('Row 3').count()]).toEqual(['1', 1])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('button', { name: 'Save the bad rows as a file' }).click(),
  ])
  const bad = readFileSync(await download.path(), 'utf8')
  expect(bad).toMatch(/^\ufeff/) // or Excel takes it for another alphabet
  expect(Papa.parse(bad.slice(1).trim()).data).toEqual([
    ['Artikel-Nr.', 'Bezeichnung', 'Verkaufspreis', 'Meldebestand', asWritten('Reason')],
    ['NEU-2', 'Öl', '2,75', 'x', asWritten('Reorder point: must be a number')],
  ])
  await main.getByRole('button', { name: 'Bring in the 2 good rows' }).click()
  await main.getByText('2 changes brought in').waitFor()

  await main.getByRole('button', { name: 'Choose another file' }).click()
  await choose(LATIN.replace(';x', ';4'))
  await main.getByRole('button', { name: 'Check the file' }).click()
  await main.getByRole('button', { name: 'Bring in 1 row' }).click()
  await main.getByText('1 change brought in').waitFor()
  expect([await figure('New'), await figure('The same')]).toEqual(['1', '2'])
  await manager.sees(UP_TO_DATE)
  await main.getByRole('button', { name: 'Take it back' }).click()
  await main.getByText('Taken back.').waitFor()

  await manager.tap('Items')
  await main.getByRole('link', { name: /Käse jung/ }).waitFor()
  await main.getByRole('link', { name: /Brot/ }).waitFor()
  expect(await main.getByRole('link', { name: /Öl/ }).count()).toBe(0)

  // What is seen is saved without a network, and brought in again it changes nothing.
  const saved = async (kind: string, format: string) => {
    await main.getByRole('button', { name: kind, exact: true }).click()
    await main.getByText(format, { exact: true }).click()
    const [made] = await Promise.all([
      page.waitForEvent('download'),
      main.getByRole('button', { name: new RegExp(`^Save .* as ${format}`) }).click(),
    ])
    return { name: made.suggestedFilename(), mimeType: 'text/csv', buffer: readFileSync(await made.path()) }
  }
  await manager.goOffline()
  await manager.tap('More')
  await page.getByRole('link', { name: 'Export a file' }).click()
  const files = [await saved('Items', 'Excel'), await saved('Stock', 'CSV'), await saved('Movements', 'CSV')]
  await manager.goOnline()
  await manager.sees(UP_TO_DATE)
  await manager.tap('More')
  await page.getByRole('link', { name: 'Import a file' }).click()
  for (const one of files) {
    await page.locator('input[type=file]').setInputFiles(one)
    await main.getByRole('button', { name: 'Check the file' }).click()
    await main.getByText('Nothing in this file changes anything').waitFor()
    expect([one.name, await figure('New'), await figure('Changed'), await figure('Bad')]).toEqual([
      one.name,
      '0',
      '0',
      '0',
    ])
    await main.getByRole('button', { name: 'Choose another file' }).click()
  }
  await house.verify()
})

test('a file that cannot be read says why and where, and rows that cannot be read are shown and left out', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  await manager.tap('More')
  await page.getByRole('link', { name: 'Import a file' }).click()
  const choose = (text: string) => page.locator('input[type=file]').setInputFiles(file('rows.csv', text))
  await choose('sku,name\nA-1,Bolt\nA-2,"Nut\nA-3,Washer\n')
  await page.getByText('In row 3 a quotation mark').waitFor()

  await choose('\u00ef\u00bb\u00bfsku,name,price\nA-1,Bolt,1\nA-2,K\u00e4se,2\nA-3,Nut,9,8\nA-4,Pin,2\n')
  await page.getByText('2 rows are left out').waitFor()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('button', { name: 'Bring in the 2 good rows' }).waitFor()
  expect(await page.getByText('has more cells than the header').count()).toBe(1)
})
