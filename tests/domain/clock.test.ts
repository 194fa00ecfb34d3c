import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareKeys,
  isoOf,
  isUncertainOrder,
  keyOf,
  type LedgerKey,
  laterKey,
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

describe('the device’s time', () => {
  it('is corrected by the offset of one round trip, known to half of it', () => {
    const clock = readClock({ sentMs: 1_000, receivedMs: 1_200, serverMs: 61_100 })
    expect(clock).toEqual({ offsetMs: 60_000, uncertaintyMs: 100 })
    expect(occurredAtOf({ deviceMs: 2_000, clock, lastOwnAt: null, lastSeenAt: null })).toBe(isoOf(62_000))
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
            const now: string = occurredAtOf({ deviceMs, clock, lastOwnAt, lastSeenAt })
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
    const before = occurredAtOf({ deviceMs: 10 * day, clock: null, lastOwnAt: null, lastSeenAt: null })
    expect(occurredAtOf({ deviceMs: 9 * day, clock: null, lastOwnAt: before, lastSeenAt: null })).toBe(before)
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
