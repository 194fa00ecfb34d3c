/** An organisation to load, and the movements that its people record: receipts, moves and picks of what is there. */
import type { Action } from '../domain/protocol/actions.ts'
import type { Pool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import { documentOf } from '../sync-server/demo/document.ts'
import type { Caller } from '../sync-server/identity/caller.ts'
import { newId } from '../sync-server/ledger/new-id.ts'
import { createOrganisation, publishDocuments, putMember } from '../sync-server/ledger/organisation.ts'

const ITEMS = 100
const BINS = 40
/** Cells that hold something before anything is picked. */
const STOCKED_FIRST = 50

type Cell = { item: string; bin: string; quantity: number }

export type Organisation = {
  caller: Caller
  site: string
  items: string[]
  bins: string[]
  supplier: string
  customer: string
  /** Numbers the actions of its one device. */
  seq: number
  cells: Cell[]
  cellOf: Map<string, Cell>
}

export const makeOrganisation = async (pool: Pool): Promise<Organisation> => {
  const orgId = newId()
  const site = newId()
  const items = Array.from({ length: ITEMS }, newId)
  const bins = Array.from({ length: BINS }, newId)
  const caller: Caller = { orgId, userId: newId(), deviceId: newId(), role: 'lead', siteIds: null, pushOnly: false }
  const place = (id: string, kind: string, siteId: string | null) =>
    documentOf('locations', id, { kind, code: id.slice(-6), name: id, siteId }, [site])
  return transact(pool, orgId, async (client) => {
    const { supplier, customer } = await createOrganisation(client, { id: orgId, name: 'Bench' })
    await putMember(client, orgId, { id: caller.userId, name: 'Bench', role: 'lead', siteIds: null, active: true })
    await publishDocuments(client, orgId, [
      place(site, 'site', null),
      ...bins.map((id) => place(id, 'bin', site)),
      ...items.map((id) => documentOf('items', id, { sku: id, name: id, baseUnit: 'pcs' })),
    ])
    return { caller, site, items, bins, supplier, customer, seq: 0, cells: [], cellOf: new Map() }
  })
}

export const pickFrom = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

const cellAt = (org: Organisation, item: string, bin: string): Cell => {
  const key = item + bin
  const cell = org.cellOf.get(key) ?? { item, bin, quantity: 0 }
  if (!org.cellOf.has(key)) {
    org.cellOf.set(key, cell)
    org.cells.push(cell)
  }
  return cell
}

type Way = { kind: 'receipt' | 'move' | 'pick'; item: string; from: string; to: string; quantity: number }

const receive = (org: Organisation): Way => {
  const cell = cellAt(org, pickFrom(org.items), pickFrom(org.bins))
  cell.quantity += 100
  return { kind: 'receipt', item: cell.item, from: org.supplier, to: cell.bin, quantity: 100 }
}

const take = (org: Organisation, from: Cell): Way => {
  const quantity = 1 + Math.floor(Math.random() * Math.min(20, from.quantity))
  from.quantity -= quantity
  const bin = pickFrom(org.bins)
  if (Math.random() < 0.5 || bin === from.bin) {
    return { kind: 'pick', item: from.item, from: from.bin, to: org.customer, quantity }
  }
  cellAt(org, from.item, bin).quantity += quantity
  return { kind: 'move', item: from.item, from: from.bin, to: bin, quantity }
}

/** A third receipts, a third moves, a third picks; nothing is taken that is not there. */
export const movement = (org: Organisation): Action => {
  const cell = pickFrom(org.cells)
  const takes = org.cells.length >= STOCKED_FIRST && Math.random() < 2 / 3 && cell !== undefined && cell.quantity > 0
  const { kind, item, from, to, quantity } = takes ? take(org, cell) : receive(org)
  return {
    id: newId(),
    type: 'movement',
    kind,
    itemId: item,
    fromLocationId: from,
    toLocationId: to,
    quantity,
    deviceId: org.caller.deviceId,
    deviceSeq: ++org.seq,
    userId: org.caller.userId,
    schemaVersion: 1,
    occurredAt: new Date().toISOString(),
    clock: { offsetMs: 12, uncertaintyMs: 20 },
  }
}
