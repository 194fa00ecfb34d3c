import { expect, inject, test } from 'vitest'
import { lastDone, shows } from './cards.ts'
import { Phone, UP_TO_DATE } from './phone.ts'
import { newContext, warehouse, watched } from './stage.ts'
import { asRead } from './translated/as-read.ts'
import { BOLT } from './warehouse.ts'
import { editItem, openItem, pick } from './work.ts'

test('a reload and a new tab with no network show everything, and say that it is saved here', async () => {
  const house = await warehouse()
  // One that has never seen the app.
  const picker = watched(await Phone.signIn(await newContext(), inject('server').url, await house.member('manager')))
  await picker.isInstalled()
  await pick(picker, 1, BOLT, 'A-01')
  await picker.sees(UP_TO_DATE)
  await picker.goOffline()
  await pick(picker, 2, BOLT, 'A-01')
  await editItem(picker, BOLT, 'Name', 'Hexagon bolt')

  await picker.page.reload()
  const tab = watched(await Phone.tab(picker.page.context(), inject('server').url))
  for (const one of [picker, tab]) {
    await one.sees('Offline · 2 saved here')
    await one.tap('Home')
    expect(await lastDone(one)).toEqual([
      { title: asRead('Changed item · Hexagon bolt'), state: 'Saved here' },
      { title: asRead('Pick · Hex bolt'), state: 'Saved here' },
      { title: asRead('Pick · Hex bolt'), state: 'Accepted' },
    ])
    await openItem(one, BOLT)
    await one.page.getByRole('heading', { name: 'Hexagon bolt' }).waitFor()
    await shows(one, 'A-01', 17)
  }

  await picker.goOnline()
  for (const one of [picker, tab]) {
    await one.sees(UP_TO_DATE)
    await shows(one, 'A-01', 17)
    await one.tap('Home')
    expect((await lastDone(one)).map(({ state }) => state)).toEqual(['Accepted', 'Accepted', 'Accepted'])
  }
  await house.verify()
})
