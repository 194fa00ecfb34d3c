import { describe, expect, it } from 'vitest'
import { canSettle, standingOf } from '../../domain/exception.ts'
import { ROLES, type Role } from '../../domain/protocol/kinds.ts'

const [ME, ANNA, GONE] = ['me', 'anna', 'gone']
const settles = (userId: string) => userId !== GONE
const standing = (role: Role, ownerId: string | null) =>
  standingOf({ kind: 'over-receipt', ownerId }, { role, siteIds: null, userId: ME }, settles)

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
    // Nor is it theirs who cannot settle it.
    expect(standing(role, GONE)).toBe(whose)
  })
})

describe('who can settle what is theirs', () => {
  const owner = (role: Role, active = true) => ({ role, siteIds: null, active })

  it('is a role that settles; what somebody does again or says for themselves, anybody', () => {
    for (const role of ROLES) {
      expect(canSettle('rejected', owner(role))).toBe(true)
      expect(canSettle('conflict', owner(role))).toBe(true)
    }
    expect(canSettle('over-receipt', owner('operator'))).toBe(false)
    expect(canSettle('over-receipt', owner('lead'))).toBe(true)
  })

  it('is nobody who is no member any more', () => {
    expect(canSettle('rejected', owner('operator', false))).toBe(false)
    expect(canSettle('over-receipt', owner('lead', false))).toBe(false)
  })
})
