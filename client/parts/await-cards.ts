import { warn } from '../ui/toast.ts'
import type { Workspace } from '../view/workspace.ts'
import { words } from '../words/index.ts'

/** Right after the first sign-in no code means anything yet: a scan waits for the cards, and whoever made it is told so. */
export const awaitCards = async (workspace: Workspace): Promise<void> => {
  if (workspace.filled) return
  warn(words.scan.cardsComing)
  await workspace.whenFilled()
}
