import { describe, expect, it } from 'vitest'
import { standingOf } from '../../domain/exception.ts'
import { ROLES, type Role } from '../../domain/protocol/kinds.ts'

const [ME, ANNA, GONE] = ['me', 'anna', 'gone']
const isActive = (userId: string) => userId !== GONE
const standing = (role: Role, ownerId: string | null) =>
  standingOf({ ownerId }, { role, siteIds: null, userId: ME }, isActive)

describe('whose an exception is', () => {
  it.each(ROLES)('one that was given to a %s is theirs, somebody else’s is not', (role) => {
    expect(standing(role, ME)).toBe('mine')
    expect(standing(role, ANNA)).toBe('others')
  })

  it.each([
    ['viewer', 'others'],
    ['operator', 'others'],
    ['lead', 'untaken'],
    ['manager', 'untaken'],
    ['admin', 'others'],
  ] as const)('nobody’s is for a %s: %s', (role, whose) => {
    expect(standing(role, null)).toBe(whose)
    // Whoever is no member any more will not come to settle it.
    expect(standing(role, GONE)).toBe(whose)
  })
})
