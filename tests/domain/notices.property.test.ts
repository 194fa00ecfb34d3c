import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLow, isQuiet, minuteIn, quietUntil } from '../../domain/notices.ts'

const minute = fc.integer({ min: 0, max: 1439 })
const quiet = fc.record({ from: minute, to: minute })
/** Without a change of clocks, so that a minute of the wall is a minute. */
const zone = fc.constantFrom('UTC', 'Asia/Kolkata', 'Asia/Tokyo', 'America/Phoenix', 'Africa/Lagos', 'Nowhere/At-All')
const at = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })

test('what waits for the quiet hours to end waits until they do, not a day longer, and then is not quiet', () => {
  fc.assert(
    fc.property(quiet, zone, at, (hours, timeZone, now) => {
      const until = quietUntil(hours, timeZone, now)
      expect(until === null).toBe(!isQuiet(hours, minuteIn(timeZone, now)))
      if (until === null) return
      expect(until).toBeGreaterThan(now)
      expect(until - now).toBeLessThanOrEqual(24 * 3_600_000)
      expect(minuteIn(timeZone, until)).toBe(hours.to)
      expect(quietUntil(hours, timeZone, until)).toBeNull()
    }),
  )
})

test('quiet hours and those that are not make the whole day', () => {
  fc.assert(
    fc.property(minute, minute, minute, (from, to, now) => {
      fc.pre(from !== to)
      expect(isQuiet({ from, to }, now)).toBe(!isQuiet({ from: to, to: from }, now))
    }),
  )
})

test('by the clock of the device', () => {
  const night = { from: 22 * 60, to: 6 * 60 }
  const now = Date.UTC(2026, 5, 1, 21, 30)
  expect(quietUntil(night, 'UTC', now)).toBeNull()
  expect(quietUntil(night, 'Europe/Berlin', now)).toBe(Date.UTC(2026, 5, 2, 4))
  expect(quietUntil(null, 'Europe/Berlin', now)).toBeNull()
})

test('at its reorder point an item is low; without one never', () => {
  expect([isLow(5, 5), isLow(6, 5), isLow(-1, 5), isLow(0, undefined), isLow(0, 0)]).toEqual([
    ...[true, false, true, false, false],
  ])
})
