import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestServer } from '../server.ts'
import { BIN_A, badge, closeAll, eventually, NUTS, onHand, openWarehouse, person, receipt } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

describe('a tablet that several people share', () => {
  it('sends nobody’s work under another one’s session, and all of it once they are back', async () => {
    const ana = await person(server, 'ana@example.org')
    const workspace = await ana.tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    const other = await ana.sessions.signIn('ben@example.org', 'secret')
    expect(other).toMatchObject({ ok: true })
    if (other.ok) expect(other.value.deviceId).not.toBe(ana.member.deviceId)
    const pushes = server.pushes.length
    await workspace.record(receipt(3))
    await eventually(() =>
      expect(badge(workspace)).toMatchObject({ kind: 'needs-you', trouble: 'signed-out', pending: 1 }),
    )
    expect(server.pushes.length).toBe(pushes)
    const back = await ana.sessions.signIn('Ana@example.org', 'secret')
    expect(back).toMatchObject({ ok: true, value: { deviceId: ana.member.deviceId } })
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
    expect(server.onHand(NUTS, BIN_A)).toBe(3)
  })
})

describe('a count that is not sent yet', () => {
  it('shows what was seen and what moved after it, not what moved before', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    device.online = false
    await workspace.record(receipt(5))
    await workspace.record({ type: 'observation', itemId: NUTS, locationId: BIN_A, quantity: 17, round: 1 })
    expect(onHand(workspace)).toBe(17)
    const later = await workspace.record(receipt(3))
    expect(onHand(workspace)).toBe(20)
    await workspace.undo(later.id)
    expect(onHand(workspace)).toBe(17)
  })
})
