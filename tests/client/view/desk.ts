/** A device at work in the small warehouse, and what a test lays out there before it opens. */
import { expect, onTestFinished } from 'vitest'
import type { Workspace } from '../../../client/view/workspace.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import type { TestDevice } from '../device.ts'
import type { TestServer } from '../server.ts'
import { BIN_A, badge, closeAll, eventually, id, NUTS, openWarehouse, person } from '../warehouse.ts'

export const SITE = id(1)
export const SUPPLIER = id(2)
export const CUSTOMER = id(2, 1)
export const TRANSIT = id(2, 2)
export const DOCK = id(3, 5)
export const SOUTH = id(1, 1)

type Fields = Record<string, unknown>
type Laid = { collection: string; id: string } & Fields

export const place = (locationId: string, kind: string, code: string, more: Fields = {}): Laid => ({
  ...{ collection: 'locations', id: locationId, kind, code, name: code, siteId: SITE, archived: false },
  ...more,
})

export const lot = (lotId: string, itemId: string, code: string, more: Fields = {}): Laid => ({
  ...{ collection: 'lots', id: lotId, itemId, code, expiresOn: null, manufacturedOn: null, status: 'available' },
  ...more,
})

let rows = 0
export const stock = (itemId: string, locationId: string, onHand: number, more: Fields = {}): Laid => ({
  ...{ collection: 'stock', id: id(60, ++rows), itemId, locationId, lotId: null, onHand, allocated: 0 },
  ...{ lastCounted: null, ...more },
})

export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

const OTHER_DEVICE = id(9)

/** What somebody else moved, so many days ago. */
export const movement = (number: number, kind: string, quantity: number, days: number, more: Fields = {}): Laid => {
  const at = daysAgo(days)
  return {
    ...{ collection: 'movements', id: id(8, number), type: 'movement', kind, itemId: NUTS, lotId: null, quantity },
    ...{ fromLocationId: SUPPLIER, toLocationId: BIN_A, deviceId: OTHER_DEVICE, deviceSeq: number, userId: id(9, 1) },
    ...{ key: { at, deviceId: OTHER_DEVICE, deviceSeq: number }, occurredAt: at, recordedAt: at },
    ...more,
  }
}

export const observation = (number: number, quantity: number, days: number, more: Fields = {}): Laid => {
  const at = daysAgo(days)
  return {
    ...{ collection: 'observations', id: id(81, number), itemId: NUTS, locationId: BIN_A, quantity, round: 1 },
    ...{ deviceId: OTHER_DEVICE, deviceSeq: number, userId: id(9, 1), status: 'accepted' },
    ...{ key: { at, deviceId: OTHER_DEVICE, deviceSeq: number }, occurredAt: at, recordedAt: at },
    ...more,
  }
}

export const order = (number: number, kind: string, lines: readonly Fields[], more: Fields = {}): Laid => ({
  ...{ collection: 'orders', id: id(7, number), kind, number: `O-${number}`, partnerId: null, siteId: SITE },
  ...{ toSiteId: null, state: 'open', dueOn: null, lines, ...more },
})

export const count = (number: number, name: string, more: Fields = {}): Laid => ({
  ...{ collection: 'counts', id: id(5, number), name, siteId: SITE, scope: {}, blind: false, tolerance: {} },
  ...{ assigneeIds: [], state: 'planned', dueOn: null, ...more },
})

export type Desk = { server: TestServer; workspace: Workspace; device: TestDevice; userId: string }

/** Opens it with what was laid out, for somebody of this role, and waits until all of it is there. */
export const openDesk = async (
  laid: readonly Laid[] | ((userId: string) => readonly Laid[]),
  role: Role = 'manager',
): Promise<Desk> => {
  const server = await openWarehouse()
  onTestFinished(async () => {
    await closeAll()
    await server.close()
  })
  server.signInAs(role)
  const { tab, device, member } = await person(server)
  const { userId } = member
  server.put({ collection: 'members', id: userId, name: 'Me', role, siteIds: null, active: true })
  for (const each of typeof laid === 'function' ? laid(userId) : laid) server.put(each)
  const workspace = await tab()
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date' }))
  return { server, workspace, device, userId }
}
