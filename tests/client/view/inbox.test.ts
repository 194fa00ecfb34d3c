/** Whose is what the inbox has. */
import { expect, it } from 'vitest'
import { inboxQuery, ownBesidesBadgeQuery } from '../../../client/view/inbox.ts'
import type { Workspace } from '../../../client/view/workspace.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import { badge, eventually, id, receipt } from '../warehouse.ts'
import { openDesk } from './desk.ts'

const [ANNA, GONE] = [id(9, 3), id(9, 4)]

const exception = (number: number, kind: string, ownerId: string | null, more: object = {}) => ({
  ...{ collection: 'exceptions', id: id(13, number), kind, subject: { collection: 'stock', id: id(14, number) } },
  ...{ detail: {}, ownerId, state: 'open', resolution: null, createdAt: `2026-01-0${number}T00:00:00.000Z`, ...more },
})

const person = (userId: string, name: string, active: boolean) => ({
  ...{ collection: 'members', id: userId, name, role: 'operator', siteIds: null, active },
})

const open = (role: Role) =>
  openDesk(
    (userId) => [
      person(ANNA, 'Anna', true),
      person(GONE, 'Bert', false),
      exception(1, 'over-receipt', null),
      exception(2, 'negative-stock', userId),
      exception(3, 'conflict', ANNA),
      exception(4, 'rejected', GONE),
      exception(5, 'short-pick', null, { state: 'resolved' }),
    ],
    role,
  )

const kinds = (workspace: Workspace) =>
  Object.fromEntries(
    Object.entries(workspace.read(inboxQuery)).map(([standing, some]) => [standing, some.map(({ kind }) => kind)]),
  )

it('a picker needs to do what is theirs; what only a lead may settle is somebody else’s', async () => {
  const { workspace } = await open('operator')
  expect(kinds(workspace)).toEqual({
    ...{ mine: ['negative-stock'], untaken: [], others: ['rejected', 'conflict', 'over-receipt'] },
  })
  expect(workspace.read(ownBesidesBadgeQuery)).toBe(1)
})

it('a lead has what nobody has taken on besides, and what was done by who is gone', async () => {
  const { workspace } = await open('lead')
  expect(kinds(workspace)).toEqual({
    ...{ mine: ['negative-stock'], untaken: ['rejected', 'over-receipt'], others: ['conflict'] },
  })
})

it('what was not accepted of this device is told once, as what was done here; of another of one’s devices here, too', async () => {
  const { workspace, server, userId } = await open('lead')
  server.faults.judge = () => ({ status: 'rejected', code: 'not-permitted' })
  const { id: actionId } = await workspace.record(receipt(5))
  await eventually(() => expect(badge(workspace).inbox).toBe(1))
  const of = (number: number, subject: string) =>
    server.put(exception(number, 'rejected', userId, { subject: { collection: 'actions', id: subject } }))
  of(6, actionId)
  of(7, id(14, 77))
  server.poke()
  await eventually(() => expect(kinds(workspace).mine).toEqual(['rejected', 'negative-stock']))
  expect(workspace.read(inboxQuery).mine[0]?.id).toBe(id(13, 7))
})
