import { useState } from 'react'
import classes from './expiry.module.css'
import { words } from './words.ts'

const DAY_MS = 86_400_000

/** Whole days from `today` to `day`, both YYYY-MM-DD. Negative: it is over. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS)

const SOON_DAYS = 30

/** When a lot expires: "in 12 days", the date on tap. */
export const Expiry = ({ on, today }: { on: string; today: string }) => {
  const [exact, setExact] = useState(false)
  const days = daysUntil(on, today)
  const tone = days < 0 ? 'red' : days <= SOON_DAYS ? 'amber' : 'plain'
  return (
    <button type="button" className={classes.expiry} data-tone={tone} onClick={() => setExact(!exact)}>
      {tone === 'plain' ? null : <span aria-hidden>{tone === 'red' ? '✕ ' : '▲ '}</span>}
      {exact ? words.expiry.on(on) : words.expiry.in(days)}
    </button>
  )
}
