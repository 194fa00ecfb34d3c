/** The live connection of the leading tab: what it says and hears for all, and how it comes back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectLive } from '../../../client/view/live-socket.ts'
import { presentQuery } from '../../../client/view/presence.ts'
import { hurried } from '../device.ts'
import type { TestServer } from '../server.ts'
import { BIN_A, badge, closeAll, eventually, id, openWarehouse, person, restart } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const COUNT = id(5, 1)
const here = (countId: string | null, locationId: string | null = null) => ({ countId, locationId })
const anna = { userId: id(9, 1), name: 'Anna', locationId: BIN_A }

describe('where somebody is in a count', () => {
  it('is told and heard for every tab by the one that leads, and again by the next that leads', async () => {
    const { tab, device } = await person(server)
    device.chance = hurried
    const leader = await tab()
    await eventually(() => expect(badge(leader)).toMatchObject({ kind: 'up-to-date', leading: true }))
    const follower = await tab()
    await eventually(() => expect(badge(follower).kind).toBe('up-to-date'))
    await eventually(() => expect(server.listening()).toBe(1))

    follower.here(here(COUNT, BIN_A))
    await eventually(() => expect(server.whereabouts).toEqual([here(COUNT, BIN_A)]))
    server.tellPresence({ countId: COUNT, members: [anna] })
    await eventually(() =>
      expect([leader, follower].map((one) => one.read(presentQuery(COUNT)))).toEqual([[anna], [anna]]),
    )
    // The server hung up: nobody knows who is where until it is told again, and whoever is somewhere says so again.
    server.hangUp()
    await eventually(() => expect(follower.read(presentQuery(COUNT))).toEqual([]))
    await eventually(() => expect(server.whereabouts).toEqual([here(COUNT, BIN_A), here(COUNT, BIN_A)]))

    await restart(leader)
    await eventually(() => expect(server.whereabouts).toHaveLength(3))
    follower.here(here(null))
    await eventually(() => expect(server.whereabouts.at(-1)).toEqual(here(null)))
  })
})

describe('the live connection', () => {
  const connect = (api: Parameters<typeof connectLive>[0]) => {
    const heard: string[] = []
    const live = connectLive(api, hurried, {
      onPoke: () => heard.push('poke'),
      onPresence: () => heard.push('presence'),
      onConnected: () => heard.push('connected'),
      onLost: () => heard.push('lost'),
    })
    return { live, heard }
  }

  it('is none where it was closed before it stood; one that does not stand tells nothing', async () => {
    const { sessions } = await person(server)
    const { live, heard } = connect(sessions.api)
    live.tell(here(COUNT))
    live.close()
    const second = connect(sessions.api)
    await eventually(() => expect(second.heard).toEqual(['connected']))
    expect([server.listening(), heard, live.connected, server.whereabouts]).toEqual([1, [], false, []])
    second.live.close()
    second.live.tell(here(COUNT))
    await eventually(() => expect(server.listening()).toBe(0))
    expect(server.whereabouts).toEqual([])
  })

  it('that was refused comes back with a newer token, and not at all once the session is over', async () => {
    const { sessions, device } = await person(server)
    server.faults.refuseLive = true
    const { live, heard } = connect(sessions.api)
    const refused = sessions.api.token()
    await eventually(() => expect(server.refusedLive()).toBeGreaterThan(0))
    server.faults.refuseLive = false
    await eventually(() => expect(heard).toEqual(['connected']))
    expect(sessions.api.token()).not.toBe(refused)

    // Without a network the token waits; the connection comes with it.
    device.online = false
    server.hangUp()
    await eventually(() => expect(heard).toEqual(['connected', 'lost']))
    await new Promise((resolve) => setTimeout(resolve, 60))
    device.online = true
    await eventually(() => expect(heard).toEqual(['connected', 'lost', 'connected']))

    await sessions.signOut()
    server.hangUp()
    await eventually(() => expect(heard.at(-1)).toBe('lost'))
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect([live.connected, server.listening()]).toEqual([false, 0])
    live.close()
  })

  it('that is closed while it asks for a newer token stays closed', async () => {
    const { sessions } = await person(server)
    server.faults.refuseLive = true
    let answer: ((end: 'ok') => void) | undefined
    const refresh = () => new Promise<'ok'>((resolve) => (answer = resolve))
    const { live, heard } = connect({ ...sessions.api, refresh })
    await eventually(() => expect(answer).toBeDefined())
    live.close()
    server.faults.refuseLive = false
    answer?.('ok')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([heard, server.listening()]).toEqual([[], 0])
  })
})
