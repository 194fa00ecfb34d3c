import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { shows } from './cards.ts'
import { UP_TO_DATE } from './phone.ts'
import { ServerProcess } from './server-process.ts'
import { phone } from './stage.ts'
import { BOLT, Warehouse } from './warehouse.ts'
import { openItem, receiveOneByOne } from './work.ts'

const ACTIONS = 200

test('the server is killed while 200 actions are pushed, before and after they are applied: each is applied once', async () => {
  const server = new ServerProcess()
  onTestFinished(() => rmSync(dirname(server.dataDir), { recursive: true, force: true }))
  const house = await Warehouse.make(server.dataDir)
  onTestFinished(() => house.close())
  await server.start()
  onTestFinished(() => server.stop())

  const receiver = await phone(await house.member('operator'), server.url)
  await receiver.goOffline()
  await receiveOneByOne(receiver, ACTIONS, BOLT, 'A-01')
  expect(await receiver.badge()).toBe(`Offline · ${ACTIONS} saved here`)

  // Killed in the middle of the transaction: nothing of it is kept.
  let clock = await house.holdClock()
  await receiver.goOnline()
  await expect.poll(clock.isWaitedFor, { timeout: 30_000 }).toBe(true)
  await server.kill()
  await clock.giveUpOnWaiters()
  expect(await house.onHand(BOLT)).toBe(BOLT.onHand)

  // Killed between the commit and the answer: all of it is kept, and nobody was told.
  clock = await house.holdClock()
  await server.start()
  await expect.poll(clock.isWaitedFor, { timeout: 60_000 }).toBe(true)
  await server.kill()
  await clock.letGo()
  await expect.poll(() => house.onHand(BOLT)).toBe(BOLT.onHand + ACTIONS)
  await receiver.sees(`Offline · ${ACTIONS} saved here`)

  await server.start()
  await receiver.sees(UP_TO_DATE, 60_000)
  await openItem(receiver, BOLT)
  await shows(receiver, 'A-01', BOLT.onHand + ACTIONS)
  expect(await house.onHand(BOLT)).toBe(BOLT.onHand + ACTIONS)
  await house.verify()
}, 240_000)
