import { sameValue } from '../../../domain/merge.ts'
import type { CountDocument, CountScheduleDocument, CountScope } from '../../../domain/protocol/documents.ts'

/** What the form of a count holds: numbers as the text that was typed. */
export type Plan = {
  name: string
  siteId: string
  placeIds: string[]
  itemIds: string[]
  abcClass: '' | 'A' | 'B' | 'C'
  notCountedDays: string
  assigneeIds: string[]
  blind: boolean
  toleranceUnits: string
  tolerancePercent: string
  toleranceValue: string
  dueOn: string
}

/** A schedule's has a rhythm instead of a day. */
export type SchedulePlan = Omit<Plan, 'dueOn'> & { everyDays: string; nextOn: string }

export const emptyPlan: Plan = {
  name: '',
  siteId: '',
  placeIds: [],
  itemIds: [],
  abcClass: '',
  notCountedDays: '',
  assigneeIds: [],
  blind: true,
  toleranceUnits: '',
  tolerancePercent: '',
  toleranceValue: '',
  dueOn: '',
}

type Wish = Pick<Plan, 'siteId' | 'placeIds' | 'itemIds' | 'abcClass' | 'notCountedDays'>

/** What the form asks for. The site itself, named among its places, is all of it. */
export const wishOf = (plan: Wish): { siteId: string; scope: CountScope } => {
  const isWholeSite = plan.placeIds.length === 0 || plan.placeIds.includes(plan.siteId)
  return {
    siteId: plan.siteId,
    scope: {
      ...(isWholeSite ? {} : { locationIds: plan.placeIds }),
      ...(plan.itemIds.length === 0 ? {} : { itemIds: plan.itemIds }),
      ...(plan.abcClass === '' ? {} : { abcClass: plan.abcClass }),
      ...(Number(plan.notCountedDays) > 0 ? { notCountedDays: Number(plan.notCountedDays) } : {}),
    },
  }
}

const ruled = (plan: SchedulePlan | Plan) => ({
  name: plan.name.trim(),
  siteId: plan.siteId,
  blind: plan.blind,
  tolerance: {
    ...(plan.toleranceUnits === '' ? {} : { units: Number(plan.toleranceUnits) }),
    ...(plan.tolerancePercent === '' ? {} : { percent: Math.min(100, Number(plan.tolerancePercent)) }),
    ...(plan.toleranceValue === '' ? {} : { value: Number(plan.toleranceValue) }),
  },
  assigneeIds: plan.assigneeIds,
})

/** The fields of the count that a plan makes: `scope` is what its wish came to. */
export const countFields = (plan: Plan, scope: CountScope): Record<string, unknown> => ({
  ...ruled(plan),
  scope,
  state: 'planned',
  ...(plan.dueOn === '' ? {} : { dueOn: plan.dueOn }),
})

/** The fields of the schedule: its wish stays a wish until its day. */
export const scheduleFields = (plan: SchedulePlan): Record<string, unknown> => ({
  ...ruled(plan),
  scope: wishOf(plan).scope,
  everyDays: Number(plan.everyDays),
  nextOn: plan.nextOn,
})

type Ruled = Pick<CountDocument, 'name' | 'siteId' | 'scope' | 'tolerance' | 'assigneeIds' | 'blind'>

const planOf = ({ scope, tolerance, ...count }: Ruled): Omit<Plan, 'dueOn'> => ({
  name: count.name,
  siteId: count.siteId,
  placeIds: scope.locationIds ?? [],
  itemIds: scope.itemIds ?? [],
  abcClass: scope.abcClass ?? '',
  notCountedDays: scope.notCountedDays?.toString() ?? '',
  assigneeIds: count.assigneeIds,
  blind: count.blind,
  toleranceUnits: tolerance.units?.toString() ?? '',
  tolerancePercent: tolerance.percent?.toString() ?? '',
  toleranceValue: tolerance.value?.toString() ?? '',
})

/** What was typed for a count that was to be made; the bins that its wish came to are named as its places. */
export const planOfCount = (set: Ruled & Pick<Partial<CountDocument>, 'dueOn'>): Plan => ({
  ...planOf(set),
  dueOn: set.dueOn ?? '',
})

export const planOfSchedule = (schedule: CountScheduleDocument): SchedulePlan => ({
  ...planOf(schedule),
  everyDays: String(schedule.everyDays),
  nextOn: schedule.nextOn,
})

type Fields = Record<string, unknown>

/** What an edit sets, and what that was when the person saw it. */
const editOf = (fields: Fields, before: Fields): { set: Fields; base: Fields } => {
  const changed = Object.entries(fields).filter(([field, value]) => !sameValue(value, before[field] ?? null))
  return {
    set: Object.fromEntries(changed),
    base: Object.fromEntries(changed.map(([field]) => [field, before[field] ?? null])),
  }
}

export const scheduleEdit = (plan: SchedulePlan, seen: CountScheduleDocument) =>
  editOf(scheduleFields(plan), { ...seen })

/** Of a count that is planned: where and what it goes over stays, since some of it may be counted already. */
export const countEdit = (plan: Plan, seen: CountDocument) => {
  const { siteId: _, ...rules } = ruled(plan)
  return editOf({ ...rules, dueOn: plan.dueOn || null }, { ...seen })
}
