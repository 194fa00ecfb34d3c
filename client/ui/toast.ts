import { toast } from 'sonner'
import { words } from '../words/index.ts'

/** Long enough to read and to reach for Undo with a box in the other arm. */
const UNDO_MS = 8000

/** Says what happened; with `undo` it offers the way back. Announced to screen readers by the toaster's live region. */
export const say = (message: string, options: { detail?: string; undo?: () => void } = {}): void => {
  const { undo } = options
  toast(message, {
    description: options.detail,
    duration: undo ? UNDO_MS : 4000,
    action: undo ? { label: words.undo, onClick: undo } : undefined,
  })
}

/** Says what did not happen, and what is safe. Stays longer: it must not be missed. `way` leads on from there. */
export const warn = (message: string, way?: { label: string; go: () => void }): void => {
  const action = way && { label: way.label, onClick: way.go }
  toast.error(message, { duration: 10_000, action })
}
