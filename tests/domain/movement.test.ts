import { describe, expect, it } from 'vitest'
import type { Place } from '../../domain/location.ts'
import { routeOf, sitesOf } from '../../domain/movement.ts'
import { LOCATION_KINDS, MOVEMENT_KINDS } from '../../domain/protocol/kinds.ts'

/** The route table of PROTOCOL, spelled out: `from>to`, with `=` where both must lie in one site. */
const TABLE: Record<(typeof MOVEMENT_KINDS)[number], string[]> = {
  receipt: ['supplier>bin', 'supplier>dock', 'production>bin', 'production>dock'],
  'put-away': ['bin=bin', 'bin=dock', 'dock=bin', 'dock=dock'],
  move: ['bin=bin', 'bin=dock', 'dock=bin', 'dock=dock'],
  pick: ['bin=bin', 'bin=dock', 'bin>customer'],
  pack: ['bin=bin', 'bin=dock', 'dock=bin', 'dock=dock'],
  ship: ['bin>customer', 'dock>customer'],
  'transfer-out': ['bin>transit', 'dock>transit'],
  'transfer-in': ['transit>bin', 'transit>dock'],
  return: ['customer>bin', 'customer>dock', 'bin>supplier', 'dock>supplier'],
  adjust: ['loss>bin', 'loss>dock', 'bin>loss', 'dock>loss'],
  opening: ['loss>bin', 'loss>dock', 'bin>loss', 'dock>loss'],
  scrap: ['bin>loss', 'dock>loss'],
  consume: ['bin>production', 'dock>production'],
  produce: ['production>bin', 'production>dock'],
  'count-variance': [],
}

const place = (kind: Place['kind'], id: string, siteId: string): Place => ({ id, kind, siteId })

describe('the route table', () => {
  for (const kind of MOVEMENT_KINDS) {
    it(`${kind}: ${TABLE[kind].join(', ') || 'nobody, the server alone'}`, () => {
      for (const from of LOCATION_KINDS) {
        for (const to of LOCATION_KINDS) {
          const here = routeOf(kind, place(from, 'one', 'north'), place(to, 'two', 'north'))
          const across = routeOf(kind, place(from, 'one', 'north'), place(to, 'two', 'south'))
          const [anywhere, inOneSite] = [`${from}>${to}`, `${from}=${to}`].map((route) => TABLE[kind].includes(route))
          expect([from, to, here.ok]).toEqual([from, to, anywhere || inOneSite])
          expect([from, to, across.ok]).toEqual([from, to, anywhere])
        }
      }
    })
  }

  it('leads from one place to another', () => {
    const bin = place('bin', 'one', 'north')
    expect(routeOf('move', bin, bin)).toEqual({ ok: false, error: 'bad-route' })
  })
})

describe('the sites a movement touches', () => {
  it('are those of its physical ends', () => {
    const [north, south] = [place('bin', 'one', 'north'), place('dock', 'two', 'south')]
    expect(sitesOf(north, south)).toEqual(['north', 'south'])
    expect(sitesOf(north, { id: 'customer', kind: 'customer' })).toEqual(['north'])
  })
})
