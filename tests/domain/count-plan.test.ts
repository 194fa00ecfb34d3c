import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goesOver } from '../../domain/count.ts'
import { binsOf, MAX_NAMED_BINS, type PlanCell, type PlanPlace, planCount } from '../../domain/count-plan.ts'
import { pathOf } from '../../domain/location.ts'

const NOW = '2026-03-31T08:00:00.000Z'
const place = (id: string, kind: PlanPlace['kind'], parentId: string | null = null, siteId = 'north'): PlanPlace => ({
  ...{ id, code: id, kind, parentId, archived: false },
  siteId: kind === 'site' ? null : siteId,
})
const PLACES = [
  place('north', 'site'),
  place('south', 'site'),
  place('zone', 'zone', 'north'),
  place('aisle', 'aisle', 'zone'),
  place('A-10', 'bin', 'aisle'),
  place('A-2', 'bin', 'aisle'),
  { ...place('A-3', 'bin', 'aisle'), archived: true },
  place('B-1', 'bin'),
  place('dock', 'dock'),
  place('S-1', 'bin', null, 'south'),
]
const cell = (locationId: string, itemId: string, daysAgo: number | null): PlanCell => ({
  locationId,
  itemId,
  countedAt: daysAgo === null ? null : new Date(Date.parse(NOW) - daysAgo * 86_400_000).toISOString(),
})
const CELLS = [
  cell('A-2', 'nuts', 40),
  cell('A-2', 'bolts', 1),
  cell('A-10', 'nuts', 3),
  cell('B-1', 'tape', null),
  cell('S-1', 'nuts', null),
]
const CLASSES: Record<string, string> = { nuts: 'A', bolts: 'B' }
const facts = { places: PLACES, cells: CELLS, abcClassOf: (id: string) => CLASSES[id] ?? null, now: NOW }
const plan = (scope: object) => planCount({ siteId: 'north', scope }, facts)

describe('a plan', () => {
  it('by location is all that lies in the places named, the whole site where none is', () => {
    expect(plan({})).toEqual({ scope: {}, bins: 4, cells: 4, left: 0 })
    expect(plan({ locationIds: ['zone'] })).toEqual({ scope: { locationIds: ['zone'] }, bins: 2, cells: 3, left: 0 })
    expect(plan({ locationIds: ['A-10', 'dock'] })).toMatchObject({ bins: 2, cells: 1 })
    expect(plan({ locationIds: ['north'] })).toMatchObject({ bins: 4, cells: 4 })
  })

  it('by item or class names the bins that hold them', () => {
    expect(plan({ itemIds: ['nuts'] })).toEqual({
      ...{ scope: { itemIds: ['nuts'], locationIds: ['A-2', 'A-10'] }, bins: 2, cells: 2, left: 0 },
    })
    expect(plan({ abcClass: 'B', locationIds: ['aisle'] })).toMatchObject({ bins: 1, cells: 1 })
    expect(plan({ abcClass: 'C' })).toMatchObject({ bins: 0, cells: 0 })
  })

  it('by what was not counted for so long names the bins that hold any of it, and those never counted', () => {
    expect(plan({ notCountedDays: 30 }).scope.locationIds).toEqual(['A-2', 'B-1'])
    expect(plan({ notCountedDays: 2 }).scope.locationIds).toEqual(['A-2', 'A-10', 'B-1'])
    expect(plan({ notCountedDays: 30, itemIds: ['bolts'] }).bins).toBe(0)
  })

  it('goes in walking order: by pick sequence, then by code with its numbers', () => {
    const places = PLACES.map((each) => (each.id === 'dock' ? { ...each, pickSequence: 1 } : each))
    expect(binsOf({ siteId: 'north', scope: {} }, places).map(({ id }) => id)).toEqual(['dock', 'A-2', 'A-10', 'B-1'])
  })

  it('of more bins than one count names takes those that were longest not counted, and says how many are left', () => {
    const bins = Array.from({ length: MAX_NAMED_BINS + 5 }, (_, at) => place(`bin-${at}`, 'bin'))
    const cells = bins.map((bin, at) => cell(bin.id, 'nuts', at))
    const big = planCount({ siteId: 'north', scope: { notCountedDays: 1 } }, { ...facts, places: bins, cells })
    expect(big).toMatchObject({ bins: MAX_NAMED_BINS, left: 3 })
    expect(big.scope.locationIds).not.toContain('bin-3')
    expect(big.scope.locationIds).toContain(`bin-${MAX_NAMED_BINS + 4}`)
  })

  it('says exactly what the count that it makes goes over', () => {
    const wish = fc.record(
      {
        locationIds: fc.subarray(['zone', 'aisle', 'A-2', 'A-10', 'B-1', 'dock']),
        itemIds: fc.subarray(['nuts', 'bolts', 'tape']),
        abcClass: fc.constantFrom('A' as const, 'B' as const),
        notCountedDays: fc.integer({ min: 1, max: 60 }),
      },
      { requiredKeys: [] },
    )
    const pathIds = (id: string) => {
      const at = PLACES.find((each) => each.id === id)
      return at ? pathOf(at, (other) => PLACES.find((each) => each.id === other)).map((step) => step.id) : []
    }
    fc.assert(
      fc.property(wish, (scope) => {
        const { scope: named, bins, cells } = plan(scope)
        if (bins === 0) return
        const over = CELLS.filter(({ locationId, itemId }) =>
          goesOver(
            { siteId: 'north', scope: named },
            { path: pathIds(locationId), itemId, abcClass: CLASSES[itemId] ?? null },
          ),
        )
        expect(over).toHaveLength(cells)
        expect(binsOf({ siteId: 'north', scope: named }, PLACES)).toHaveLength(bins)
      }),
    )
  })
})
