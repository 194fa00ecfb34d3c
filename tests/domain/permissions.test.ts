import { describe, expect, it } from 'vitest'
import {
  type Member,
  may,
  mayAllocate,
  mayAt,
  mayDecide,
  mayEdit,
  mayMove,
  mayObserve,
  type Permission,
} from '../../domain/permissions.ts'
import { EDITABLE_COLLECTIONS, MOVEMENT_KINDS, ROLES, type Role } from '../../domain/protocol/kinds.ts'

const member = (role: Role, siteIds: string[] | null = null): Member => ({ role, siteIds })

/** The role table of PROTOCOL: who may. */
const WORKERS = ['operator', 'lead', 'manager'] as const
const LEADS = ['lead', 'manager'] as const
const TABLE: Record<Permission, readonly Role[]> = {
  read: ROLES,
  move: WORKERS,
  receive: WORKERS,
  pick: WORKERS,
  ship: WORKERS,
  count: WORKERS,
  'create-lots': WORKERS,
  'print-labels': [...WORKERS, 'admin'],
  adjust: LEADS,
  scrap: LEADS,
  approve: LEADS,
  'edit-lots': LEADS,
  'resolve-exceptions': LEADS,
  'plan-counts': LEADS,
  'close-orders': LEADS,
  'act-for-disabled': LEADS,
  'edit-items': ['manager'],
  'edit-locations': ['manager'],
  'edit-partners': ['manager'],
  'edit-orders': ['manager'],
  'edit-reasons': ['manager'],
  'see-costs': LEADS,
  'edit-costs': ['manager'],
  'see-reports': ['manager'],
  'edit-labels': ['manager', 'admin'],
  administer: ['admin'],
}

describe('the role table', () => {
  for (const [what, roles] of Object.entries(TABLE) as [Permission, readonly Role[]][]) {
    it(`${what}: ${roles.join(', ')}`, () => {
      expect(ROLES.filter((role) => may(member(role), what, 'north'))).toEqual(ROLES.filter((r) => roles.includes(r)))
    })
  }
})

describe('sites', () => {
  it('a role holds at the member’s sites: null is all, none is none', () => {
    expect(may(member('operator', null), 'move', 'north')).toBe(true)
    expect(may(member('operator', ['north']), 'move', 'north')).toBe(true)
    expect(mayAt(member('operator', ['north']), 'move', ['north', 'south'])).toEqual({ ok: false, error: 'wrong-site' })
    expect(mayAt(member('operator', []), 'move', ['north'])).toEqual({ ok: false, error: 'wrong-site' })
    expect(mayAt(member('viewer', ['north']), 'move', ['south'])).toEqual({ ok: false, error: 'not-permitted' })
  })

  it('what belongs to the whole organisation needs the role at some site; administering needs none', () => {
    expect(may(member('manager', ['north']), 'edit-items')).toBe(true)
    expect(may(member('manager', []), 'edit-items')).toBe(false)
    expect(may(member('admin', []), 'administer')).toBe(true)
  })
})

describe('actions', () => {
  const kindsOf = (role: Role) =>
    MOVEMENT_KINDS.filter((kind) => mayMove(member(role), { kind, quantity: 1 }, ['north']).ok)
  const operators = MOVEMENT_KINDS.filter((kind) => !['adjust', 'opening', 'scrap', 'count-variance'].includes(kind))

  it('movements: operators move, leads also adjust and scrap, nobody makes a count variance', () => {
    expect(kindsOf('viewer')).toEqual([])
    expect(kindsOf('admin')).toEqual([])
    expect(kindsOf('operator')).toEqual(operators)
    expect(kindsOf('lead')).toEqual(MOVEMENT_KINDS.filter((kind) => kind !== 'count-variance'))
    expect(kindsOf('manager')).toEqual(kindsOf('lead'))
  })

  it('an operator adjusts up to the limit, 0 unless set; beyond it a lead must', () => {
    const adjust = (quantity: number, limit?: number) =>
      mayMove(member('operator', ['north']), { kind: 'adjust', quantity }, ['north'], limit)
    expect(adjust(1)).toEqual({ ok: false, error: 'needs-approval' })
    expect(adjust(5, 5).ok).toBe(true)
    expect(adjust(6, 5)).toEqual({ ok: false, error: 'needs-approval' })
    expect(mayMove(member('operator', ['north']), { kind: 'adjust', quantity: 9 }, ['south'])).toEqual({
      ok: false,
      error: 'wrong-site',
    })
  })

  it('a count is approved by someone other than its counter', () => {
    const decide = (role: Role, userId: string) => mayDecide({ ...member(role), userId }, { userId: 'ann' }, 'north')
    expect(decide('lead', 'ben').ok).toBe(true)
    expect(decide('lead', 'ann')).toEqual({ ok: false, error: 'own-count' })
    expect(decide('operator', 'ben')).toEqual({ ok: false, error: 'not-permitted' })
  })

  it('counting and setting aside are an operator’s work', () => {
    expect(mayObserve(member('operator'), 'north').ok).toBe(true)
    expect(mayAllocate(member('operator'), 'north').ok).toBe(true)
    expect(mayObserve(member('viewer'), 'north').ok).toBe(false)
    expect(mayAllocate(member('admin'), 'north').ok).toBe(false)
  })
})

describe('edits', () => {
  const editors = (op: 'create' | 'update' | 'delete', set = {}) =>
    Object.fromEntries(
      EDITABLE_COLLECTIONS.map((collection) => [
        collection,
        ROLES.filter((role) => mayEdit(member(role), { op, collection, set }, ['north']).ok),
      ]),
    )
  const byRole = {
    items: ['manager'],
    locations: ['manager'],
    lots: ['lead', 'manager'],
    counts: ['lead', 'manager'],
    'count-schedules': ['lead', 'manager'],
    'item-costs': ['manager'],
    'supplier-prices': ['manager'],
    orders: ['manager'],
    partners: ['manager'],
    reasons: ['manager'],
    categories: ['manager'],
    attributes: ['manager'],
    'label-settings': ['manager', 'admin'],
    'order-settings': ['manager'],
    printers: ['admin'],
  }

  it('receivers create lots, leads edit them; exceptions are made and unmade by the server alone', () => {
    expect(editors('create')).toEqual({ ...byRole, lots: ['operator', 'lead', 'manager'], exceptions: [] })
    expect(editors('delete')).toEqual({ ...byRole, exceptions: [] })
    expect(editors('update', { name: 'x' })).toEqual({ ...byRole, exceptions: ['lead', 'manager'] })
  })

  it('who counts may begin a count and hand it in, not post or cancel it', () => {
    const counters = (state: string) => editors('update', { state }).counts
    expect(counters('counting')).toEqual(['operator', 'lead', 'manager'])
    expect(counters('review')).toEqual(['operator', 'lead', 'manager'])
    expect(counters('posted')).toEqual(['lead', 'manager'])
    expect(counters('cancelled')).toEqual(['lead', 'manager'])
  })

  it('what was posted or cancelled is not the counters’ to open again', () => {
    const reopen = { op: 'update', collection: 'counts', set: { state: 'counting' } } as const
    for (const state of ['posted', 'cancelled']) {
      expect(ROLES.filter((role) => mayEdit(member(role), reopen, ['north'], { state }).ok)).toEqual([
        'lead',
        'manager',
      ])
    }
  })

  const order = { kind: 'purchase', state: 'open' }
  const close = (role: Role, current: object, sites: string[] | null = null, of = ['north', 'south']) =>
    mayEdit(member(role, sites), { op: 'update', collection: 'orders', set: { state: 'closed' } }, of, { ...current })

  it('a lead at either end closes what comes in, and nothing else of an order', () => {
    expect(ROLES.filter((role) => close(role, order).ok)).toEqual(['lead', 'manager'])
    expect(close('lead', { ...order, kind: 'transfer' }, ['south'])).toEqual({ ok: true, value: null })
    expect(close('lead', order, ['east'])).toEqual({ ok: false, error: 'wrong-site' })
    expect(close('lead', { ...order, kind: 'sales' }).ok).toBe(false)
    expect(close('lead', { ...order, state: 'draft' }).ok).toBe(false)
    const more = { op: 'update', collection: 'orders', set: { state: 'closed', lines: [] } } as const
    expect(mayEdit(member('lead'), more, ['north'], order).ok).toBe(false)
  })

  it('who sends goods to another site may write down the order they go on, from where they work', () => {
    const ship = (role: Role, set: object, sites: string[] | null = ['north']) =>
      mayEdit(member(role, sites), { op: 'create', collection: 'orders', set: { siteId: 'north', ...set } }, [
        'north',
        'south',
      ])
    expect(ship('operator', { kind: 'transfer', state: 'open' }).ok).toBe(true)
    expect(ship('operator', { kind: 'transfer', state: 'open', siteId: 'south' })).toMatchObject({
      error: 'wrong-site',
    })
    expect(ship('operator', { kind: 'purchase', state: 'open' }).ok).toBe(false)
    expect(ship('viewer', { kind: 'transfer', state: 'open' }).ok).toBe(false)
  })
})
