import type { QueryConfig } from 'pg'

/** The one call of a push (migrations/0006_push.sql). `known` are actions of earlier pushes whose outcomes are asked for. */
export const pushApplySql = (
  orgId: string,
  referenceSeq: number,
  plan: unknown,
  arrivedAt: string,
  known: string[],
): QueryConfig => ({
  name: 'push-apply',
  text: 'select push_apply($1, $2, $3, $4, $5) as answer',
  values: [orgId, referenceSeq, JSON.stringify(plan), arrivedAt, known],
})
