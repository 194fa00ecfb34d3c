/** Exceptions: whose each is. */
import { type Member, may } from './permissions.ts'

/** `mine`: given to them, or about what they did; `untaken`: nobody's, and theirs to settle; `others`: somebody else sees to it, or may. */
export type Standing = 'mine' | 'untaken' | 'others'

/**
 * Whose an exception is for this member. One of somebody who is no member any more is nobody's: what they did with no network arrives
 * and is kept, and they will not come to settle it.
 */
export const standingOf = (
  { ownerId }: { readonly ownerId: string | null },
  member: Member & { readonly userId: string },
  isActive: (userId: string) => boolean,
): Standing => {
  if (ownerId === member.userId) return 'mine'
  const isNobodys = ownerId === null || !isActive(ownerId)
  return isNobodys && may(member, 'resolve-exceptions') ? 'untaken' : 'others'
}
