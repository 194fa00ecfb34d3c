import { useQuery } from '../view/provider.tsx'
import type { Member } from '../view/session.ts'
import { memberQuery } from '../view/work.ts'

/** Whoever is at work here, with the rights they have by now: a screen that is open changes with them. */
export const useMember = (): Member => useQuery(memberQuery)
