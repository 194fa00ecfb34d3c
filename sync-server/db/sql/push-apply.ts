import type { QueryConfig } from 'pg'

/** The one call of a push; what its parameters are stands with the function (migrations/0006_push.sql). */
export const pushApplySql = (push: {
  orgId: string
  referenceSeq: number
  arrivedAt: string
  known: string[]
  plan: { log: { id: string }[]; runs: unknown[]; exceptions: unknown[]; closes: unknown[]; reference: boolean }
}): QueryConfig => ({
  name: 'push-apply',
  text: 'select push_apply($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as answer',
  values: [
    push.orgId,
    push.referenceSeq,
    push.arrivedAt,
    push.plan.log.map((entry) => entry.id),
    push.known,
    JSON.stringify(push.plan.log),
    JSON.stringify(push.plan.runs),
    JSON.stringify(push.plan.exceptions),
    JSON.stringify(push.plan.closes),
    push.plan.reference,
  ],
})
