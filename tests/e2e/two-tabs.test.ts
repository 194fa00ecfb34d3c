import { expect, inject, test } from 'vitest'
import { shows } from './cards.ts'
import { Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse, watched } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem, pick } from './work.ts'

test('what is done in one tab shows in the other; when the leading one closes, the other sends', async () => {
  const house = await warehouse()
  const first = await phone(await house.member('operator'))
  const second = watched(await Phone.tab(first.page.context(), inject('server').url))
  await second.sees(UP_TO_DATE)
  await openItem(first, BOLT)

  await pick(second, 1, BOLT, 'A-01')
  await shows(first, 'A-01', 19)
  await second.sees(UP_TO_DATE)

  await second.goOffline()
  await pick(second, 2, BOLT, 'A-01')
  await shows(first, 'A-01', 17)
  await first.sees('Offline · 1 saved here')

  await first.page.close()
  await second.goOnline()
  await second.sees(UP_TO_DATE)
  await pick(second, 4, BOLT, 'A-01')
  await second.sees(UP_TO_DATE)
  await openItem(second, BOLT)
  await shows(second, 'A-01', 13)
  expect(await house.onHand(BOLT)).toBe(13)
  await house.verify()
})
