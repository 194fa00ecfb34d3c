/** What the rules decide of one action, and what the push call is to do for it. */
import type { RejectionCode } from '../../../domain/errors.ts'
import type { EditableCollection } from '../../../domain/protocol/kinds.ts'

export type Step = {
  type: 'movements' | 'documents' | 'reversals' | 'observations' | 'decisions' | 'allocations'
  item: { action: string; [field: string]: unknown }
}

/** An exception that an action opens: accepted, but somebody should look. */
export type Raised = {
  kind: string
  subject: { collection: EditableCollection | 'actions' | 'stock' | 'codes'; id: string }
  detail: Record<string, unknown>
  ownerId?: string | null
  sites?: string[] | null
}

/** Open exceptions whose cause goes with an action. */
export type Closed = { kind: string; subjects: string[]; resolution: string }

export type Accepted = { status: 'accepted'; steps: Step[]; raised: Raised[]; closes: Closed[] }
export type Rejected = { status: 'rejected'; code: RejectionCode; message?: string }
export type Parked = { status: 'parked'; waits: string[] }
export type Verdict = Accepted | Rejected | Parked

export const accepted = (steps: Step[], raised: Raised[] = [], closes: Closed[] = []): Accepted => ({
  status: 'accepted',
  steps,
  raised,
  closes,
})
export const rejected = (code: RejectionCode, message?: string): Rejected => ({ status: 'rejected', code, message })
export const parked = (waits: string[]): Parked => ({ status: 'parked', waits })
