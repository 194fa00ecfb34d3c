/** What was not accepted opens the form that it came from, with all that was said. */
import { describe, expect, it } from 'vitest'
import { rejectedBasket } from '../../../../client/features/basket/rejected.ts'
import { correctionOf, type Known } from '../../../../client/features/inbox/correction.ts'
import { formAfter, newForm } from '../../../../client/features/orders/order-draft.ts'
import { actionsQuery } from '../../../../client/view/actions.ts'
import type { ActionDraft } from '../../../../client/view/workspace.ts'
import type { Action, EditAction } from '../../../../domain/protocol/actions.ts'
import { CUSTOMER, DOCK, openDesk, SITE, SOUTH, SUPPLIER, TRANSIT } from '../../view/desk.ts'
import { BIN_A, BOLTS, badge, eventually, id, NUTS } from '../../warehouse.ts'

const KINDS: Readonly<Record<string, 'bin' | 'supplier' | 'customer' | 'loss'>> = {
  ...{ [BIN_A]: 'bin', [SUPPLIER]: 'supplier', [CUSTOMER]: 'customer', [id(2, 9)]: 'loss' },
}
const known: Known = { kindOf: (place) => KINDS[place], hasOrder: (one) => one === id(7, 1), movesGoods: () => false }

const movement = (kind: string, fromLocationId: string, toLocationId: string, more: object = {}): Action =>
  ({ id: id(20), type: 'movement', kind, itemId: NUTS, fromLocationId, toLocationId, quantity: 3, ...more }) as Action

const edit = (collection: string, op: string, set: object, more: object = {}): EditAction =>
  ({ id: id(21), type: 'edit', collection, op, documentId: id(7, 1), set, base: {}, ...more }) as EditAction

describe('the way to put it right', () => {
  it.each([
    ['a return', movement('return', CUSTOMER, BIN_A), /^\/return\?.*quantity=3/],
    ['goods sent back', movement('return', BIN_A, SUPPLIER), /^\/send-back\?/],
    ['fewer', movement('adjust', BIN_A, id(2, 9)), /^\/adjust\?.*change=less&from=/],
    ['more', movement('adjust', id(2, 9), BIN_A), new RegExp(`^/adjust\\?.*change=more&from=${BIN_A}`)],
    ['a new order', edit('orders', 'create', { kind: 'sales' }), /^\/orders\/new\/sales\?replaces=/],
    ['lines of an order', edit('orders', 'update', { lines: [] }), /^\/orders\/[^/]+\/edit\?replaces=/],
    ['a new partner', edit('partners', 'create', { name: 'A' }), /^\/partners\?replaces=/],
    ['a partner', edit('partners', 'update', { name: 'A' }), /^\/partners\/[^/]+\?replaces=/],
    ['a new location', edit('locations', 'create', { code: 'A' }), /^\/locations\?replaces=/],
    ['a location', edit('locations', 'update', { capacity: '2' }), /^\/locations\/[^/]+\?replaces=/],
    ['a planned count', edit('counts', 'create', { name: 'A' }), /^\/count\/new\?replaces=/],
    ['the plan of a count', edit('counts', 'update', { name: 'B' }), /^\/count\/[^/]+\/edit\?replaces=/],
    ['goods sent off', movement('transfer-out', BIN_A, TRANSIT, { orderId: id(7, 2) }), /^\/transfer\?replaces=/],
  ])('of %s is its form', (_, action, href) => {
    const correction = correctionOf(action, known)
    expect(correction?.href).toMatch(href)
    expect(correction?.anew).toBe(undefined)
  })

  it('of the turn of a count, and of a place in the walk, is to do it anew there', () => {
    const turn = correctionOf(edit('counts', 'update', { state: 'review' }), known)
    expect(turn).toEqual({ href: `/count/${id(7, 1)}`, anew: true })
    const walk = correctionOf(edit('locations', 'update', { pickSequence: 4 }), known)
    expect(walk).toEqual({ href: `/locations/${id(7, 1)}`, anew: true })
  })

  it('of a line of an order between sites, and of its turn, is to do it anew there', () => {
    const came = movement('transfer-in', TRANSIT, BIN_A, { orderId: id(7, 1), lineId: id(71) })
    expect(correctionOf(came, known)).toEqual({ href: `/orders/${id(7, 1)}/receive?line=${id(71)}`, anew: true })
    expect(correctionOf(edit('orders', 'update', { state: 'closed' }), known)?.anew).toBe(true)
  })
})

it('an order that was refused is written on: all its lines, in parts too, and what was typed above them', () => {
  const line = (number: number, quantity = number) => ({ id: id(71, number), itemId: NUTS, quantity })
  const form = formAfter(newForm('sales', { siteId: null, partnerId: null }), [
    { set: { kind: 'sales', number: 'SO-9', siteId: SITE, lines: [line(1), line(2)], state: 'open' }, base: {} },
    { set: { lines: [line(3)] }, base: { lines: [] } },
  ])
  expect(form).toMatchObject({ number: 'SO-9', siteId: SITE, lines: [line(1), line(2), line(3)] })
  expect(form).not.toHaveProperty('state')
  const changed = formAfter(form, [{ set: { lines: [line(1, 8)] }, base: { lines: [line(1), line(2)] } }])
  expect(changed.lines).toEqual([line(1, 8), line(3)])
})

it('goods sent off that were refused lie in the basket again, and putting them right settles every part, as of when they went', async () => {
  const { workspace, server } = await openDesk([])
  const { judge } = server.faults
  server.faults.judge = () => ({ status: 'rejected', code: 'not-permitted' })
  const group = { groupId: id(30), groupSize: 3 }
  const moved = (itemId: string, quantity: number): ActionDraft => ({
    ...{ type: 'movement', kind: 'transfer-out', itemId, fromLocationId: DOCK, toLocationId: TRANSIT, quantity },
    ...{ orderId: id(7, 5), lineId: id(71, quantity), ...group, labels: { unit: 'pc' } },
  })
  const drafts: ActionDraft[] = [
    {
      ...{ type: 'edit', op: 'create', collection: 'orders', documentId: id(7, 5), base: {}, ...group },
      set: { kind: 'transfer', number: 'T-1', siteId: SITE, toSiteId: SOUTH, state: 'open', lines: [] },
    },
    moved(NUTS, 4),
    moved(BOLTS, 6),
  ]
  const done = await workspace.recordAll(drafts)
  await eventually(() => expect(badge(workspace).inbox).toBe(3))
  const basket = rejectedBasket(workspace, done[2]?.id ?? '', 'transfer')
  expect(basket).toMatchObject({ toId: SOUTH, replaces: done.map((action) => action.id) })
  expect(basket?.lines.map(({ itemId, fromId, entry }) => [itemId, fromId, entry.unit])).toEqual([
    [NUTS, DOCK, 'pc'],
    [BOLTS, DOCK, 'pc'],
  ])

  server.faults.judge = judge
  const again = await workspace.recordAll(
    drafts.map((draft, at) => ({ ...draft, groupId: id(31), replacesId: done[at]?.id ?? '' })),
  )
  expect(again[1]?.occurredAt).toBe(done[1]?.occurredAt)
  expect(again[0]?.occurredAt).not.toBe(done[0]?.occurredAt)
  await eventually(() => expect(badge(workspace)).toMatchObject({ inbox: 0, kind: 'up-to-date' }))
  expect(workspace.read(actionsQuery({ unresolved: true }))).toEqual([])
  expect(rejectedBasket(workspace, done[2]?.id ?? '', 'transfer')).toBe(undefined)
})
