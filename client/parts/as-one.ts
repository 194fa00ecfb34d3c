import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'
import type { ActionDraft } from '../view/workspace.ts'

/** Several movements, or edits of one document, as one deed: accepted all or none, and undone together at a tap. One alone needs no group, more than a push holds have none. */
export const asOne = (drafts: readonly ActionDraft[], newId: () => string): ActionDraft[] => {
  if (drafts.length < 2 || drafts.length > PUSH_LIMITS.actions) return [...drafts]
  const group = { groupId: newId(), groupSize: drafts.length }
  return drafts.map((draft) => ({ ...draft, ...group }))
}
