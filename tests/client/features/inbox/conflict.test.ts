/** Two people changed the same thing apart: what the card says of it, and what "Keep yours" sends. */
import { describe, expect, it } from 'vitest'
import { documentName, fieldName, settlement, type Target } from '../../../../client/features/inbox/conflict.ts'
import { valueSaid } from '../../../../client/features/inbox/value-said.ts'
import { documentQuery } from '../../../../client/view/documents.ts'
import type { Workspace } from '../../../../client/view/workspace.ts'
import { type Conflict, mergeEdit } from '../../../../domain/merge.ts'
import type { ExceptionDocument } from '../../../../domain/protocol/documents.ts'
import { openDesk, order, place, SITE, SOUTH } from '../../view/desk.ts'
import { BOLTS, id, NUTS } from '../../warehouse.ts'

const [NUT_LINE, BOLT_LINE] = [id(71, 1), id(71, 2)]
const nuts = (quantity: number) => ({ id: NUT_LINE, itemId: NUTS, quantity })
const bolts = { id: BOLT_LINE, itemId: BOLTS, quantity: 5 }
const sides = { mine: 'Yours', theirs: 'Theirs' }
const ORDER: Target = { collection: 'orders', documentId: id(7, 1) }

/** What the server keeps, and what it hands back to whoever came second. */
const clash = (base: object, theirs: object, mine: object) =>
  mergeEdit({ current: { ...base, ...theirs }, base: { ...base }, set: { ...mine } })

const exceptionOf = (target: Target, conflicts: readonly Conflict[]): ExceptionDocument => ({
  ...{ collection: 'exceptions', id: id(13, 1), seq: 1, createdAt: '', updatedAt: '', kind: 'conflict' },
  ...{ subject: { collection: 'actions', id: id(14) }, detail: { ...target, conflicts }, ownerId: null },
  ...{ state: 'open', resolution: null },
})

/** The document once the answer has come in. */
const settled = (
  workspace: Workspace,
  { target, server, conflicts }: { target: Target; server: Record<string, unknown>; conflicts: readonly Conflict[] },
) => {
  const current = workspace.read(documentQuery(target.collection, target.documentId))
  const chosen = new Map(conflicts.map((conflict) => [conflict, true]))
  const exception = exceptionOf(target, conflicts)
  const [put, closing] = settlement(workspace, { exception, target, current, name: 'O-1', chosen, sides })
  if (put?.type !== 'edit' || closing?.type !== 'edit') throw new Error('nothing is put back')
  expect(closing).toMatchObject({ collection: 'exceptions', set: { state: 'resolved' } })
  const merge = mergeEdit({ current: server, base: put.base, set: put.set })
  expect(merge.conflicts).toEqual([])
  return merge.next
}

describe('a line of an order that two managers changed apart', () => {
  const base = { lines: [nuts(10), bolts] }
  const { next: server, conflicts } = clash(base, { lines: [nuts(12), bolts] }, { lines: [nuts(20), bolts] })

  it('is mine with one tap, and the other lines stay', async () => {
    const { workspace } = await openDesk([order(1, 'sales', [nuts(12), bolts])])
    const after = settled(workspace, { target: ORDER, server, conflicts })
    expect(after.lines).toEqual([nuts(20), bolts])
  })

  it('is mine also on a device that does not have the order', async () => {
    const { workspace } = await openDesk([])
    expect(settled(workspace, { target: ORDER, server, conflicts }).lines).toEqual([nuts(20), bolts])
  })

  it('is gone where mine was that it is gone, and back where theirs was', async () => {
    const { workspace } = await openDesk([order(1, 'sales', [nuts(12), bolts])])
    const removed = clash(base, { lines: [nuts(12), bolts] }, { lines: [bolts] })
    expect(settled(workspace, { target: ORDER, server, conflicts: removed.conflicts }).lines).toEqual([bolts])
    const other = await openDesk([order(1, 'sales', [bolts])])
    const back = clash(base, { lines: [bolts] }, { lines: [nuts(20), bolts] })
    const after = settled(other.workspace, { target: ORDER, server: back.next, conflicts: back.conflicts })
    expect(after.lines).toEqual([bolts, nuts(20)])
  })

  it('reads as the order, the item and how many; nothing in it is an id', async () => {
    const { workspace } = await openDesk([order(1, 'sales', [nuts(12), bolts], { number: 'SO-1' })])
    const [conflict] = conflicts as [Conflict]
    const said = (value: unknown) => valueSaid(workspace, { collection: 'orders', ...conflict }, value)
    expect(documentName(workspace, 'orders', workspace.read(documentQuery('orders', ORDER.documentId)))).toBe('SO-1')
    expect(fieldName(workspace, 'orders', conflict)).toBe('Lines: Hex nut')
    expect(said(conflict.mine)).toBe('Hex nut · 20 pc')
    expect(said({ ...nuts(3), price: 4.5 })).toBe('Hex nut · 3 pc · 4.50')
    expect(said(null)).toBe('empty')
  })
})

it('a choice of an attribute, a value of an item and a place can be mine, too', async () => {
  const attribute = {
    collection: 'attributes',
    id: id(15, 1),
    code: 'grade',
    name: 'Grade',
    kind: 'choice',
    unit: null,
  }
  const { workspace } = await openDesk([
    { ...attribute, choices: [{ code: 'A' }], archived: false },
    place(SOUTH, 'site', 'South', { siteId: null }),
  ])
  const target: Target = { collection: 'attributes', documentId: id(15, 1) }
  const names = clash({ name: 'Class' }, { name: 'Grade' }, { name: 'Quality' })
  expect(settled(workspace, { target, server: names.next, conflicts: names.conflicts }).name).toBe('Quality')

  const choice: Conflict = { field: 'choices', element: 'B', base: { code: 'B' }, mine: { code: 'B' }, theirs: null }
  const choices = settled(workspace, { target, server: { choices: [{ code: 'A' }] }, conflicts: [choice] })
  expect(choices.choices).toEqual([{ code: 'A' }, { code: 'B' }])

  const item: Target = { collection: 'items', documentId: NUTS }
  const grade: Conflict = { field: 'attributes', element: 'grade', base: null, mine: 'A', theirs: 'B' }
  const server = { attributes: { grade: 'B', size: 4 } }
  // As the device has the item there is no grade yet: what it will be compared with is what the server said.
  const put = settlement(workspace, {
    ...{ exception: exceptionOf(item, [grade]), target: item, current: undefined, name: 'Hex nut' },
    chosen: new Map([[grade, true]]),
    sides,
  })[0]
  if (put?.type !== 'edit') throw new Error('nothing is put back')
  expect(mergeEdit({ current: server, ...put }).next.attributes).toEqual({ grade: 'A', size: 4 })
  expect(fieldName(workspace, 'items', grade)).toBe('Attributes: Grade')
})

it.each([
  ['orders', 'dueOn', '2026-03-04', /4/],
  ['orders', 'siteId', SITE, /^North$/],
  ['orders', 'assigneeIds', [], /^empty$/],
  ['orders', 'state', 'cancelled', /^Cancelled$/],
  ['counts', 'tolerance', { units: 3 }, /^Tolerance, units: 3$/],
  ['counts', 'scope', { itemIds: [NUTS], notCountedDays: 30 }, /^Items: 1 · Only .* days: 30$/],
  ['items', 'reorder', { point: 10, quantity: 40, safetyStock: 0, leadTimeDays: 2 }, /^Reorder point: 10 · /],
  ['items', 'components', [{ itemId: NUTS, quantity: 4 }], /^Hex nut · 4 pc$/],
  ['items', 'barcodes', [{ code: '40', unit: 'box' }, { code: '41' }], /^40 · box, 41$/],
  ['items', 'archived', true, /^Yes$/],
  ['order-settings', 'sales', { prefix: 'S-', digits: 3 }, /^S-001$/],
  ['locations', 'kind', 'dock', /^Dock$/],
] as const)('%s: %s reads in words', async (collection, field, value, said) => {
  const { workspace } = await openDesk([])
  expect(valueSaid(workspace, { collection, field }, value)).toMatch(said)
  const name = fieldName(workspace, collection, { field, base: null, mine: value, theirs: null })
  expect(name).not.toBe(field)
  expect(name).not.toMatch(/,|Id$/)
})
