import { expect, inject, onTestFinished, test } from 'vitest'
import { UP_TO_DATE } from '../phone.ts'
import { warehouse } from '../stage.ts'
import { BOLT } from '../warehouse.ts'
import { findWebKit } from '../webkit/find-webkit.ts'
import { Line } from '../webkit/line.ts'
import { WebKitPhone } from '../webkit/phone.ts'

const webkit = findWebKit()
if (!webkit)
  console.warn(
    'Not tried in WebKit: there is no WebKitGTK here (Debian: webkit2gtk-driver, xvfb), nor could it be installed.',
  )

test.skipIf(!webkit)(
  'in WebKit: installed, started cold without a network, scanned, picked, and sent once there is one',
  async () => {
    if (!webkit) return
    const house = await warehouse()
    const member = await house.member('manager')
    const line = await Line.to(inject('server').url)
    onTestFinished(() => line.close())
    const phone = await WebKitPhone.open(webkit)
    onTestFinished(() => phone.close())

    await phone.goTo(line.url)
    await phone.signIn(member)
    await phone.sees(UP_TO_DATE)
    await phone.isInstalled()
    line.cut()
    await phone.coldPage(line.url)
    await phone.sees('Offline')

    await phone.scan(BOLT.barcode)
    await phone.reads(BOLT.name)
    await phone.tap('link', 'Home')
    await phone.tap('link', 'Pick')
    await phone.region('Pick')
    await phone.scan(BOLT.sku)
    await phone.scan(BOLT.bin)
    await phone.quantity(2)
    await phone.tap('button', 'Pick 2 pcs for Customer')
    await phone.reads(`Picked 2 pcs ${BOLT.name} for Customer`)
    expect(await phone.broken()).toEqual([])
    expect(await house.onHand(BOLT)).toBe(20)

    await phone.coldPage(line.url)
    await phone.sees('Offline · 1 saved here')
    line.mend()
    await phone.sees(UP_TO_DATE)
    expect(await phone.broken()).toEqual([])
    expect(await house.onHand(BOLT)).toBe(18)
    await house.verify()
  },
)
