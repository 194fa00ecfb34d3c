import { expect, it } from 'vitest'
import {
  countEdit,
  countFields,
  emptyPlan,
  type Plan,
  planOfCount,
  wishOf,
} from '../../../../client/features/count/plan.ts'
import type { CountDocument } from '../../../../domain/protocol/documents.ts'
import { BIN_A, id, NUTS } from '../../warehouse.ts'

it.each<[string, Partial<Plan>]>([
  ['of the whole site', {}],
  ['of a place, with a day', { placeIds: [BIN_A], dueOn: '2027-01-04' }],
  [
    'of items and of what was long not counted, with all its rules',
    {
      ...{ placeIds: [BIN_A], itemIds: [NUTS], abcClass: 'A', notCountedDays: '30', assigneeIds: [id(9)] },
      ...{ blind: false, toleranceUnits: '2', tolerancePercent: '5', toleranceValue: '12.5' },
    },
  ],
])('a count %s that was not accepted is planned again as it was', (_, said) => {
  const plan: Plan = { ...emptyPlan, name: 'Aisle A', siteId: id(1), ...said }
  const set = countFields(plan, wishOf(plan).scope)
  expect(planOfCount(set as CountDocument)).toEqual(plan)
})

it('an edit of a count says only what differs, never where it goes, and what that was', () => {
  const plan: Plan = { ...emptyPlan, name: 'Aisle A', siteId: id(1), placeIds: [BIN_A], toleranceUnits: '2' }
  const seen = { ...countFields(plan, wishOf(plan).scope), dueOn: null } as unknown as CountDocument
  expect(countEdit(planOfCount(seen), seen)).toEqual({ set: {}, base: {} })
  const changed = {
    ...planOfCount(seen),
    name: 'Aisle A, all',
    assigneeIds: [id(9)],
    placeIds: [],
    dueOn: '2027-01-04',
  }
  expect(countEdit(changed, seen)).toEqual({
    set: { name: 'Aisle A, all', assigneeIds: [id(9)], dueOn: '2027-01-04' },
    base: { name: 'Aisle A', assigneeIds: [], dueOn: null },
  })
  expect(countEdit({ ...planOfCount(seen), toleranceUnits: '' }, seen).set).toEqual({ tolerance: {} })
})
