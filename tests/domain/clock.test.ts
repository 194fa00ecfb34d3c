import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ClockReading,
  compareKeys,
  isoOf,
  isUncertainOrder,
  keyOf,
  type LedgerKey,
  laterKey,
  type Moment,
  msOf,
  occurredAtOf,
  readClock,
} from '../../domain/clock.ts'

const anyMs = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) })
const anyKey: fc.Arbitrary<LedgerKey> = fc.record({
  at: fc.integer({ min: 0, max: 3 }).map((ms) => isoOf(ms)),
  deviceId: fc.constantFrom('a', 'b'),
  deviceSeq: fc.integer({ min: 1, max: 12 }),
})

describe('ledger keys', () => {
  it('ISO times sort as the times they are', () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        expect(isoOf(a) < isoOf(b)).toBe(a < b)
        expect(msOf(isoOf(a))).toBe(a)
      }),
    )
  })

  it('stay comparable whatever a broken clock says', () => {
    for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, -1, 8.64e15, Date.UTC(10000, 0, 1)]) {
      expect(isoOf(ms)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    }
  })

  it('are in one strict order: by time, then device, then number', () => {
    expect(
      compareKeys({ at: isoOf(1), deviceId: 'a', deviceSeq: 10 }, { at: isoOf(1), deviceId: 'a', deviceSeq: 9 }),
    ).toBe(1)
    fc.assert(
      fc.property(anyKey, anyKey, anyKey, (a, b, c) => {
        expect(Math.sign(compareKeys(a, b))).toBe(-Math.sign(compareKeys(b, a)) + 0)
        expect(compareKeys(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b))
        if (compareKeys(a, b) < 0 && compareKeys(b, c) < 0) expect(compareKeys(a, c)).toBeLessThan(0)
        expect(compareKeys(laterKey(a, b) ?? a, a)).toBeGreaterThanOrEqual(0)
      }),
    )
    expect(laterKey(null, null)).toBe(null)
  })
})

/** A device of which nothing is known yet. */
const NOTHING: Moment = {
  deviceMs: 0,
  clock: null,
  lastOwnAt: null,
  lastOpenAt: null,
  serverAt: null,
  lastSeenAt: null,
}

describe('the device’s time', () => {
  it('is corrected by the offset of one round trip, known to half of it', () => {
    const clock = readClock({ sentMs: 1_000, receivedMs: 1_200, serverMs: 61_100 })
    expect(clock).toEqual({ offsetMs: 60_000, uncertaintyMs: 100 })
    expect(occurredAtOf({ ...NOTHING, deviceMs: 2_000, clock })).toBe(isoOf(62_000))
  })

  it('never goes back on one device, and is always after what the device has seen', () => {
    const reading = fc.option(
      fc.record({ offsetMs: fc.integer({ min: -1e6, max: 1e6 }), uncertaintyMs: fc.constant(0) }),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), reading, anyMs), { maxLength: 20 }),
        (moments) => {
          let lastOwnAt: string | null = null
          let lastSeenAt: string | null = null
          for (const [deviceMs, clock, seenMs] of moments) {
            const now: string = occurredAtOf({
              deviceMs,
              clock,
              lastOwnAt,
              lastOpenAt: lastOwnAt,
              serverAt: null,
              lastSeenAt,
            })
            expect(now >= (lastOwnAt ?? '')).toBe(true)
            expect(now > (lastSeenAt ?? '')).toBe(true)
            lastOwnAt = now
            if (isoOf(seenMs) > (lastSeenAt ?? '')) lastSeenAt = isoOf(seenMs)
          }
        },
      ),
    )
  })

  it('set back a day across a restart it stands still: the number orders what follows', () => {
    const day = 86_400_000
    const before = occurredAtOf({ ...NOTHING, deviceMs: 10 * day })
    const next = { ...NOTHING, deviceMs: 9 * day, lastOwnAt: before, lastOpenAt: before }
    expect(occurredAtOf(next)).toBe(before)
  })

  it('that claims to lie after its arrival is ordered at its arrival', () => {
    const action = { occurredAt: isoOf(9), deviceId: 'a', deviceSeq: 1 }
    expect(keyOf(action).at).toBe(isoOf(9))
    expect(keyOf(action, isoOf(5))).toEqual({ at: isoOf(5), deviceId: 'a', deviceSeq: 1 })
    expect(keyOf(action, isoOf(12)).at).toBe(isoOf(9))
  })

  it('cannot tell the order of two events closer than both uncertainties', () => {
    const seen = { at: isoOf(1_000), uncertaintyMs: 40 }
    expect(isUncertainOrder(seen, { at: isoOf(1_100), uncertaintyMs: 60 })).toBe(true)
    expect(isUncertainOrder(seen, { at: isoOf(1_101), uncertaintyMs: 60 })).toBe(false)
  })
})

describe('a clock that jumps, years ahead or back', () => {
  /** A device, the server, and true time; what the server has of the device, and what the device knows of that. */
  class World {
    trueMs = Date.UTC(2026, 0, 1)
    aheadMs = 0
    clock: ClockReading | null = null
    serverAt: string | null = null
    readonly actions: {
      occurredAt: string
      deviceId: string
      deviceSeq: number
      key?: LedgerKey
      isTakenIn: boolean
    }[] = []
    /** How far from the truth the offset may be, when nothing has jumped since it was read. */
    wrongByMs = Number.POSITIVE_INFINITY

    pass(ms: number): void {
      this.trueMs += ms
    }

    jump(ms: number): void {
      this.aheadMs += ms
      this.wrongByMs = Number.POSITIVE_INFINITY
    }

    /** One call and its answer: the server reads its clock somewhere between. */
    meet(thereMs: number, backMs: number): void {
      const sentMs = this.trueMs + this.aheadMs
      const serverMs = this.trueMs + thereMs
      this.pass(thereMs + backMs)
      this.clock = readClock({ sentMs, serverMs, receivedMs: this.trueMs + this.aheadMs })
      this.wrongByMs = this.clock.uncertaintyMs
    }

    act(): void {
      const taken = this.actions.filter((one) => one.isTakenIn)
      const latest = (times: readonly string[]): string | null => [...times].sort().at(-1) ?? null
      const occurredAt = occurredAtOf({
        deviceMs: this.trueMs + this.aheadMs,
        clock: this.clock,
        lastOwnAt: latest(this.actions.map((one) => one.occurredAt)),
        lastOpenAt: latest(this.actions.filter((one) => !one.isTakenIn).map((one) => one.occurredAt)),
        serverAt: this.serverAt,
        // A blind count may keep from the device what became of its own.
        lastSeenAt: latest(taken.flatMap(({ key, deviceSeq }) => (key && deviceSeq % 2 === 0 ? [key.at] : []))),
      })
      this.actions.push({ occurredAt, deviceId: 'a', deviceSeq: this.actions.length + 1, isTakenIn: false })
    }

    /** Some of what is not there yet arrives; whether the answer comes back is another matter. */
    push(count: number): void {
      for (const one of this.actions.filter(({ key }) => key === undefined).slice(0, count)) {
        one.key = keyOf(one, isoOf(this.trueMs))
      }
    }

    pull(): void {
      for (const one of this.actions) one.isTakenIn ||= one.key !== undefined
      this.serverAt = isoOf(this.trueMs)
    }
  }

  const YEARS_MS = 5 * 365 * 86_400_000
  const step = fc.oneof(
    fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 30 * 86_400_000 }) }),
    fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -YEARS_MS, max: YEARS_MS }) }),
    fc.record({ do: fc.constant('meet' as const), there: fc.nat(5_000), back: fc.nat(5_000) }),
    { weight: 3, arbitrary: fc.record({ do: fc.constant('act' as const) }) },
    fc.record({ do: fc.constant('push' as const), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ do: fc.constant('pull' as const) }),
  )
  const lived = (steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): World => {
    const world = new World()
    for (const one of steps) {
      if (one.do === 'pass') world.pass(one.ms)
      else if (one.do === 'jump') world.jump(one.ms)
      else if (one.do === 'meet') world.meet(one.there, one.back)
      else if (one.do === 'push') world.push(one.count)
      else world[one.do]()
    }
    return world
  }

  it('leaves what the device did in its order, whatever arrives when and is heard of when', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const world = lived(steps)
        world.push(world.actions.length)
        const keys = world.actions.flatMap(({ key }) => key ?? [])
        expect(keys).toHaveLength(world.actions.length)
        for (const [at, key] of keys.slice(1).entries()) expect(compareKeys(keys[at] ?? key, key)).toBeLessThan(0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is over once the offset is known and what was done before is in: what is done next has the time it happened', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(5_000), fc.nat(5_000), (steps, there, back) => {
        const world = lived(steps)
        world.meet(there, back)
        world.push(world.actions.length)
        world.pull()
        const { wrongByMs } = world
        for (const apart of [0, 1, 60_000, 86_400_000]) {
          world.pass(apart)
          world.act()
          const wrong = Math.abs(msOf(world.actions.at(-1)?.occurredAt ?? '') - world.trueMs)
          expect(wrong).toBeLessThanOrEqual(wrongByMs + 2) // to the millisecond, and one after what was seen
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
