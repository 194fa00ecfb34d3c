import { expect, inject, test } from 'vitest'
import { lastDone, shows } from './cards.ts'
import { inTheLongRun } from './long-run.ts'
import type { Phone } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE } from './warehouse.ts'
import { editItem, openInbox, openItem, pick } from './work.ts'

const { url } = inject('server')

/** Away from the app and back, as it stands: nothing of it runs in between. */
const whileClosed = async ({ page }: Phone, work: () => Promise<void>): Promise<void> => {
  await page.goto(`${url}/icons/icon.svg`)
  await work()
  await page.goto(url)
}

/** As the app itself drops it: the documents go, what became of this phone's actions stays. */
const dropDocuments = (phone: Phone): Promise<void> =>
  phone.page.evaluate(async () => {
    const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith('bincard-mirror-')) ?? {}
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const transaction = database.transaction(['chunks', 'pages', 'codes', 'meta'], 'readwrite')
    for (const store of ['chunks', 'pages', 'codes']) transaction.objectStore(store).clear()
    transaction.objectStore('meta').delete('state')
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
    database.close()
  })

/** As a browser drops it, or a person who clears what is stored: all of it. */
const dropDatabase = (phone: Phone): Promise<void> =>
  phone.page.evaluate(async () => {
    const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith('bincard-mirror-')) ?? {}
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name ?? '')
      deleting.onsuccess = () => resolve()
      deleting.onerror = () => reject(deleting.error)
      deleting.onblocked = () => reject(new Error('the app still has it open'))
    })
  })

const WAYS = inTheLongRun(
  // Nothing is known of any of the three: all go again.
  { what: 'the whole database', drop: dropDatabase, waiting: 3 },
  // Their answers are still known, and only the last one waits.
  { what: 'its documents', drop: dropDocuments, waiting: 1 },
)

test.each(WAYS)(
  'the mirror is dropped ($what) while actions are unsettled: nothing is doubled, nothing forgotten',
  async ({ drop, waiting }) => {
    const house = await warehouse()
    const [picker, manager] = await Promise.all([
      phone(await house.member('operator')),
      phone(await house.member('manager')),
    ])
    await picker.isInstalled()

    // Not accepted, and nobody has settled it yet.
    await picker.goOffline()
    await pick(picker, 2, GLUE, 'A-01')
    await editItem(manager, GLUE, 'Tracking', 'By lot')
    await manager.sees('Up to date')
    await picker.goOnline()
    await picker.sees('1 needs you')

    // Accepted, but the feed that would bring it back is cut off.
    await picker.page.route('**/sync/feed*', (route) => route.abort())
    await pick(picker, 1, BOLT, 'A-01')
    await expect.poll(() => house.onHand(BOLT)).toBe(19)
    // Not even sent.
    await picker.goOffline()
    await pick(picker, 3, BOLT, 'A-01')
    await pick(manager, 4, BOLT, 'A-01')

    await whileClosed(picker, () => drop(picker))
    await picker.sees(`Offline · ${waiting} saved here`)
    await picker.page.unroute('**/sync/feed*')
    await picker.goOnline()

    await picker.sees('1 needs you')
    await openItem(picker, BOLT)
    await shows(picker, 'A-01', 12)
    const picked = picker.page.getByRole('list', { name: 'History' }).getByText(/^−\d pcs/)
    expect((await picked.allInnerTexts()).sort()).toEqual(['−1 pcs', '−3 pcs', '−4 pcs'])
    await picker.tap('Home')
    expect((await lastDone(picker)).map(({ state }) => state)).toEqual(['Accepted', 'Accepted', 'Not accepted'])
    await openInbox(picker)
    await picker.page.getByRole('button', { name: /this item is tracked by lot/ }).waitFor()
    expect(await house.onHand(BOLT)).toBe(12)
    expect(await house.onHand(GLUE)).toBe(0)
    await house.verify()
  },
)
