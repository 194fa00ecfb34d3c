/** What the form of a count holds: numbers as the text that was typed. */
export type Plan = {
  name: string
  siteId: string
  placeIds: string[]
  assigneeIds: string[]
  blind: boolean
  toleranceUnits: string
  tolerancePercent: string
  dueOn: string
}

export const emptyPlan: Plan = {
  name: '',
  siteId: '',
  placeIds: [],
  assigneeIds: [],
  blind: true,
  toleranceUnits: '',
  tolerancePercent: '',
  dueOn: '',
}

/** The fields of the count that a plan makes. The bins are named one by one: what is added to an aisle later is not in it. */
export const countFields = (plan: Plan, binIds: readonly string[]): Record<string, unknown> => ({
  name: plan.name.trim(),
  siteId: plan.siteId,
  scope: { locationIds: [...binIds] },
  blind: plan.blind,
  tolerance: {
    ...(plan.toleranceUnits === '' ? {} : { units: Number(plan.toleranceUnits) }),
    ...(plan.tolerancePercent === '' ? {} : { percent: Math.min(100, Number(plan.tolerancePercent)) }),
  },
  assigneeIds: plan.assigneeIds,
  state: 'planned',
  ...(plan.dueOn === '' ? {} : { dueOn: plan.dueOn }),
})
