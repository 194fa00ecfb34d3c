import type { EditAction } from '../../domain/protocol/actions.ts'
import { useActions } from '../view/hooks.ts'
import { useWorkspace } from '../view/provider.tsx'

const REJECTED = { unresolved: true, types: ['edit'] } as const

/**
 * The rejected edits that a link from the inbox asks to correct: the one that it names and those of the same document that were recorded
 * with it, first to last; none where it is settled already.
 */
export const useRejectedEdits = (id: string | null): readonly EditAction[] => {
  const rejected = useActions(REJECTED).flatMap(({ action }) => (action.type === 'edit' ? [action] : []))
  const named = rejected.find((action) => action.id === id)
  if (!named) return []
  return rejected
    .filter(({ id, groupId, documentId }) =>
      id === named.id ? true : groupId !== undefined && groupId === named.groupId && documentId === named.documentId,
    )
    .sort((a, b) => a.deviceSeq - b.deviceSeq)
}

/** The one alone. */
export const useRejectedEdit = (id: string | null): EditAction | undefined =>
  useRejectedEdits(id).find((edit) => edit.id === id)

/** Of rejected actions of which a correction says nothing more nobody needs to be asked any more. */
export const useLetGo = () => {
  const workspace = useWorkspace()
  return (actionIds: readonly string[]) => {
    for (const id of actionIds) workspace.dismiss(id).catch((cause: unknown) => console.error('dismiss', cause))
  }
}
