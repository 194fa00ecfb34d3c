import type { Locator } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { SAME_TAP_MS } from '../../client/ui/second-tap.ts'
import { inTheLongRun } from './long-run.ts'
import { isToldHere } from './outbound-work.ts'
import { Phone, UP_TO_DATE } from './phone.ts'
import { newContext, warehouse, watched } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'

/** How many stops the walk has: as many as a long order, and for every day the fewest that meet all of it. */
const WALKS = inTheLongRun({ bolts: 6, nuts: 8 }, { bolts: 20, nuts: 30 })

/** With a look at what is tapped: what comes any earlier is a glove that tapped twice, and means the tap before. */
const tap = async (target: Locator): Promise<void> => {
  await target.page().waitForTimeout(SAME_TAP_MS)
  await target.tap()
}

/** Notes every field that would bring up the keyboard of a phone (the pad's own figure does not), and what the hand feels. */
const watchHand = (): void => {
  const [noted, felt]: [string[], unknown[]] = [[], []]
  Object.assign(globalThis, { fieldsFocused: noted, felt })
  navigator.vibrate = (pattern) => felt.push(pattern) > 0
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement)) return
    const types = target instanceof HTMLInputElement && ['checkbox', 'radio', 'file', 'button'].includes(target.type)
    if (!types && target.inputMode !== 'none') noted.push(target.getAttribute('aria-label') ?? target.outerHTML)
  })
}

test.each(WALKS)(
  '$bolts and $nuts picks, from the order to the dock, by scans and taps alone: no field is ever focused',
  async (walk) => {
    const stops = walk.bolts + walk.nuts
    const house = await warehouse()
    await house.bins('TOTE-1')
    const bolts = Array.from({ length: walk.bolts }, (): [typeof BOLT, number] => [BOLT, 1])
    const nuts = Array.from({ length: walk.nuts }, (): [typeof NUT, number] => [NUT, 1])
    await house.salesOrder('SO-9', [...bolts, ...nuts])
    const context = await newContext({ hasTouch: true })
    const picker = watched(await Phone.signIn(context, inject('server').url, await house.member('operator')))
    const { page } = picker
    await picker.isInstalled()
    await picker.goOffline()
    await page.evaluate(watchHand)

    await tap(page.getByRole('link', { name: 'Pick SO-9' }))
    await page.getByRole('button', { name: 'SO-9' }).first().waitFor()
    await picker.scan('TOTE-1')
    await tap(page.getByRole('button', { name: `Start: ${stops} stops` }))
    const progress = (done: number) => page.getByText(`${done} / ${stops}`, { exact: true }).waitFor()
    await progress(0)
    await picker.scan('A-01')
    for (let done = 0; done < stops - 1; done++) {
      const item = done < walk.bolts ? BOLT : NUT
      if (done === walk.bolts) await picker.scan('B-01')
      // A scan, or the thumb, in turns; a wrong scan in between is told, and does not matter.
      if (done % 7 === 3) {
        await picker.scan(done < walk.bolts ? NUT.sku : BOLT.sku)
        await isToldHere(picker, `Not this item. Take ${item.name}`)
      }
      if (done % 2 === 0) await picker.scan(item.sku)
      else await tap(page.getByRole('button', { name: 'Pick 1 pcs' }))
      await progress(done + 1)
    }
    // The last is not there: its number is given on the pad.
    await tap(page.getByRole('button', { name: 'Short' }))
    await tap(page.getByRole('group', { name: 'Quantity' }).getByRole('button', { name: '0', exact: true }))
    expect(await page.evaluate(() => (globalThis as unknown as { felt: unknown[] }).felt.at(-1))).toBe(12)
    await tap(page.getByRole('button', { name: 'Not enough there' }))
    await page.getByText('Everything that can be picked is picked').waitFor()
    await tap(page.getByRole('button', { name: 'Done' }))
    await tap(page.getByRole('button', { name: `Ship ${stops - 1} lines` }))
    await picker.isTold('Shipped')
    expect(await page.evaluate(() => (globalThis as unknown as { fieldsFocused: string[] }).fieldsFocused)).toEqual([])

    await picker.goOnline()
    await picker.sees(UP_TO_DATE)
    expect([await house.onHand(BOLT), await house.onHand(NUT)]).toEqual([
      BOLT.onHand - walk.bolts,
      NUT.onHand - walk.nuts + 1,
    ])
    await house.verify()
  },
)
