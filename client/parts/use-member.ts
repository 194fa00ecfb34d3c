import { useWorkspace } from '../view/provider.tsx'
import type { Member } from '../view/session.ts'

/** Whoever is at work here. */
export const useMember = (): Member => useWorkspace().member
