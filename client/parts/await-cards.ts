import { warn } from '../ui/toast.ts'
import { words } from '../ui/words.ts'
import type { Workspace } from '../view/workspace.ts'

/** Right after the first sign-in no code means anything yet: a scan waits for the cards, and whoever made it is told so. */
export const awaitCards = async (workspace: Workspace): Promise<void> => {
  if (workspace.filled) return
  warn(words.scan.cardsComing)
  await workspace.whenFilled()
}
