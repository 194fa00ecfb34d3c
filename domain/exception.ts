/** Exceptions: whose each is. */
import { type Member, may } from './permissions.ts'
import type { ExceptionDocument } from './protocol/documents.ts'

type Owned = Pick<ExceptionDocument, 'kind' | 'ownerId'>

/** `mine`: given to them, or about what they did; `untaken`: nobody's, and theirs to settle; `others`: somebody else sees to it, or may. */
export type Standing = 'mine' | 'untaken' | 'others'

/** What whoever did it puts right themselves, whatever their role: they do it again, or say what stays. */
const BY_WHO_DID_IT: ReadonlySet<ExceptionDocument['kind']> = new Set(['rejected', 'parked', 'conflict'])

/** Whether the one whose it is can settle it: still a member, and either a matter of what they did, or of a role that settles. */
export const canSettle = (kind: ExceptionDocument['kind'], owner: Member & { readonly active: boolean }): boolean =>
  owner.active && (BY_WHO_DID_IT.has(kind) || may(owner, 'resolve-exceptions'))

/**
 * Whose an exception is for this member. One of somebody who cannot settle it is nobody's: a picker promised what was promised already,
 * and only a lead can take a promise back; or who did it is no member any more, and what they did with no network is kept.
 */
export const standingOf = (
  { ownerId }: Owned,
  member: Member & { readonly userId: string },
  settles: (ownerId: string) => boolean,
): Standing => {
  if (ownerId === member.userId) return 'mine'
  const isNobodys = ownerId === null || !settles(ownerId)
  return isNobodys && may(member, 'resolve-exceptions') ? 'untaken' : 'others'
}
