import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween } from '../../domain/calendar.ts'
import { dueToday } from '../../domain/count-schedule.ts'

const weekly = { nextOn: '2026-03-02', everyDays: 7, active: true }

describe('a schedule', () => {
  it('makes its count on its day, and names the next', () => {
    expect(dueToday(weekly, '2026-03-01')).toBeNull()
    expect(dueToday(weekly, '2026-03-02')).toEqual({ dueOn: '2026-03-02', nextOn: '2026-03-09' })
  })

  it('makes one count for all that was missed, and keeps its weekday', () => {
    expect(dueToday(weekly, '2026-03-25')).toEqual({ dueOn: '2026-03-23', nextOn: '2026-03-30' })
  })

  it('makes none while it is paused', () => {
    expect(dueToday({ ...weekly, active: false }, '2026-03-02')).toBeNull()
  })

  it('asked every day or now and then: its counts are apart by whole rounds, and the next lies ahead', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), gaps, (everyDays, days) => {
        let schedule = { ...weekly, everyDays }
        let today = schedule.nextOn
        for (const gap of days) {
          today = addDays(today, gap)
          const due = dueToday(schedule, today)
          if (due) {
            expect(daysBetween(weekly.nextOn, due.dueOn) % everyDays).toBe(0)
            expect(due.dueOn <= today && due.nextOn > today).toBe(true)
            schedule = { ...schedule, nextOn: due.nextOn }
          }
          // Asked again on the same day it makes no other.
          expect(dueToday(schedule, today)).toBeNull()
        }
      }),
    )
  })
})

describe('a day', () => {
  it('is the day at the site; in a zone that nobody knows, in UTC', () => {
    const lateEvening = Date.UTC(2026, 2, 2, 23, 30)
    expect(dayIn('Europe/Berlin', lateEvening)).toBe('2026-03-03')
    expect(dayIn('America/New_York', lateEvening)).toBe('2026-03-02')
    expect(dayIn(null, lateEvening)).toBe('2026-03-02')
    expect(dayIn('Atlantis/Harbour', lateEvening)).toBe('2026-03-02')
  })
})
