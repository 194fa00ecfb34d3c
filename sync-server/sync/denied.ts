import type { RejectionCode } from '../../domain/errors.ts'
import type { Outcome } from '../../domain/protocol/push.ts'

/** Rejections for who it was, not for what it said: those the audit log keeps. */
const DENIALS: ReadonlySet<string> = new Set<RejectionCode>([
  'not-permitted',
  'needs-approval',
  'wrong-site',
  'no-longer-member',
  'not-yours',
  'own-count',
])

/** What of a push its author was not allowed to do. */
export const deniedOf = (settled: readonly Outcome[]): { id: string | null; code: string }[] =>
  settled.flatMap(({ id, status, code }) =>
    status === 'rejected' && code !== undefined && DENIALS.has(code) ? [{ id, code }] : [],
  )
