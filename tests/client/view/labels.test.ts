import { expect, it } from 'vitest'
import {
  type LabelSubject,
  labelSettingsQuery,
  labelsQuery,
  printersQuery,
  rangeQuery,
  settledRangeQuery,
} from '../../../client/view/labels.ts'
import { BIN_A, BOLTS, id, NUTS } from '../warehouse.ts'
import { lot, openDesk, order, place, SITE } from './desk.ts'

const AISLE = id(3, 20)
const LOT = id(10, 1)

const open = () =>
  openDesk([
    place(AISLE, 'aisle', 'C'),
    place(id(3, 21), 'bin', 'C-10', { parentId: AISLE }),
    place(id(3, 22), 'bin', 'C-2', { parentId: AISLE }),
    place(id(3, 23), 'dock', 'C-9', { parentId: AISLE, pickSequence: 1 }),
    place(id(3, 24), 'bin', 'C-1', { parentId: AISLE, archived: true }),
    lot(LOT, NUTS, 'L-7', { expiresOn: '2027-05-01' }),
    lot(id(10, 2), NUTS, 'L-8'),
    order(1, 'sales', [], { partnerId: id(11, 1) }),
    order(2, 'sales', []),
    { collection: 'partners', id: id(11, 1), kind: 'customer', name: 'Quay', code: null, archived: false },
  ])

it('labels are made of an item and its lots, of one lot, of a search, of a place and all in it, of an order', async () => {
  const { workspace } = await open()
  const titles = (subject: LabelSubject) => workspace.read(labelsQuery(subject)).map(({ title }) => title)
  const facts = (subject: LabelSubject) =>
    workspace.read(labelsQuery(subject)).flatMap((each) => each.facts.map(({ value }) => value))

  expect(titles({ of: 'item', id: NUTS })).toHaveLength(3)
  expect(facts({ of: 'item', id: NUTS })).toEqual(expect.arrayContaining(['L-7', 'L-8']))
  expect(titles({ of: 'item', id: NUTS, lotId: LOT })).toHaveLength(1)
  expect(facts({ of: 'item', id: NUTS, lotId: LOT })).toContain('L-7')
  expect(titles({ of: 'item', id: NUTS, lotId: id(10, 77) })).toEqual([])
  expect(titles({ of: 'item', id: BOLTS })).toEqual(['Hex bolt'])
  expect(titles({ of: 'item', id: id(4, 77) })).toEqual([])
  expect(titles({ of: 'items', search: 'hex' })).toEqual(['Hex bolt', 'Hex nut'])
  expect(titles({ of: 'items', search: 'bolt' })).toEqual(['Hex bolt'])

  // In the order in which one walks, and nothing that is not used any more.
  expect(titles({ of: 'place', id: AISLE })).toEqual(['C-9', 'C-2', 'C-10'])
  expect(titles({ of: 'place', id: BIN_A })).toEqual(['A-01'])
  expect(titles({ of: 'place', id: SITE })).toEqual(expect.arrayContaining(['A-01', 'B-01', 'C-2']))
  expect(titles({ of: 'place', id: id(3, 99) })).toEqual([])

  expect(facts({ of: 'order', id: id(7, 1) })).toContain('Quay')
  expect(facts({ of: 'order', id: id(7, 2) })).not.toContain('Quay')
  expect(titles({ of: 'order', id: id(7, 77) })).toEqual([])
  expect(titles({ of: 'nothing' })).toEqual([])
})

it('printers come by name; pallets are numbered out of the range that the server knows, not of one entered here', async () => {
  const printer = (number: number, name: string) => ({
    ...{ collection: 'printers', id: id(15, number), name, host: 'printer.test', port: 9100, dotsPerMm: 8 },
    archived: false,
  })
  const { workspace, device, server } = await openDesk([printer(1, 'Office'), printer(2, 'Dock')])
  expect(workspace.read(printersQuery).map(({ name }) => name)).toEqual(['Dock', 'Office'])
  expect(workspace.read(rangeQuery)).toBe(undefined)

  const { orgId } = workspace.member
  device.online = false
  const set = { companyPrefix: '4012345', extension: 3, linkDomain: null }
  await workspace.record({
    ...{ type: 'edit', op: 'create', collection: 'label-settings', documentId: orgId, base: {}, set },
  })
  expect(workspace.read(labelSettingsQuery)?.companyPrefix).toBe('4012345')
  expect(workspace.read(rangeQuery)).toEqual({ prefix: '4012345', extension: 3 })
  expect(workspace.read(settledRangeQuery)).toBe(undefined)

  device.online = true
  workspace.syncNow()
  await expect
    .poll(() => workspace.read(settledRangeQuery), { timeout: 8_000 })
    .toEqual({ prefix: '4012345', extension: 3 })
  expect(server.pushes.flat()).toHaveLength(1)
})
