import type { Member } from '../view/session.ts'
import { useWorkspace } from '../view/provider.tsx'

/** Whoever is at work here. */
export const useMember = (): Member => useWorkspace().member
