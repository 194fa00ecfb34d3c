import { say, warn } from '../ui/toast.ts'
import { useWorkspace } from '../view/provider.tsx'
import type { ActionDraft, Happened } from '../view/workspace.ts'
import { words } from '../words/index.ts'
import { answerScan } from './answer-scan.ts'

type Said = {
  done: string
  replaces?: string | undefined
  /** When it happened, where that was told: of somebody else's action that this one posts. */
  happened?: Happened
  undoable?: boolean
  /** Where a toast would hide what comes next: called in its place. */
  tell?: (actionId: string) => void
}

const isFull = (cause: unknown): boolean =>
  cause instanceof Error && (cause.name === 'StorageFull' || cause.name === 'QuotaExceededError')

/**
 * Records what a person did and says so only once it is durable. With several drafts the last one is the deed, the others
 * (a new lot) come with it; undo takes back all of it, as far as it can be. Gives whether it was saved.
 */
export const useRecord = () => {
  const workspace = useWorkspace()

  const undo = async (...actionIds: string[]) => {
    try {
      await workspace.undoAll(actionIds)
      say(words.history.undoing)
    } catch (cause) {
      warn(isFull(cause) ? words.failure.noRoom : words.failure.notSaved)
    }
  }

  const record = async (drafts: readonly ActionDraft[], said: Said): Promise<boolean> => {
    const deed = drafts.at(-1)
    if (!deed) return false
    try {
      let done: string[]
      if (said.replaces === undefined) {
        done = (await workspace.recordAll(drafts)).map(({ id }) => id)
      } else {
        if (drafts.length > 1) await workspace.recordAll(drafts.slice(0, -1))
        done = [(await workspace.correct(said.replaces, deed, said.happened)).id]
      }
      answerScan('done')
      if (said.tell) said.tell(done.at(-1) ?? '')
      else {
        say(said.done, {
          detail: words.flows.savedHere,
          ...(said.undoable ? { undo: () => void undo(...done) } : {}),
        })
      }
      return true
    } catch (cause) {
      console.error('record', cause)
      warn(isFull(cause) ? words.failure.noRoom : words.failure.notSaved)
      return false
    }
  }

  return { record, undo }
}
