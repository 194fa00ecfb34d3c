/** Cycle counts: on which days a schedule makes a count. */
import { addDays, daysBetween } from './lot.ts'
import type { CountDocument, CountScheduleDocument } from './protocol/documents.ts'

type Rhythm = Pick<CountScheduleDocument, 'nextOn' | 'everyDays' | 'active'>

/**
 * The count that is due today, and the day of the next; null when none is. What was missed (a server that stood still, a
 * schedule that was paused) is one count, not one for each day: counting twice on one day tells nothing more.
 */
export const dueToday = (schedule: Rhythm, today: string): { dueOn: string; nextOn: string } | null => {
  const late = daysBetween(schedule.nextOn, today)
  if (!schedule.active || late < 0) return null
  const rounds = Math.floor(late / schedule.everyDays)
  const dueOn = addDays(schedule.nextOn, rounds * schedule.everyDays)
  return { dueOn, nextOn: addDays(dueOn, schedule.everyDays) }
}

/** A count that nobody has finished stands for the next one too: tasks that pile up are tasks that nobody looks at. */
export const isStillOpen = (count: Pick<CountDocument, 'state'>): boolean =>
  count.state === 'planned' || count.state === 'counting'
