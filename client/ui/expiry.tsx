import { useState } from 'react'
import { daysBetween } from '../../domain/lot.ts'
import { words } from '../words/index.ts'
import classes from './expiry.module.css'
import { asDay } from './when.ts'

const SOON_DAYS = 30

/** When a lot expires: "in 12 days", the date on tap. */
export const Expiry = ({ on, today }: { on: string; today: string }) => {
  const [exact, setExact] = useState(false)
  const days = daysBetween(today, on)
  const tone = days < 0 ? 'red' : days <= SOON_DAYS ? 'amber' : 'plain'
  return (
    <button type="button" className={classes.expiry} data-tone={tone} onClick={() => setExact(!exact)}>
      {tone === 'plain' ? null : <span aria-hidden>{tone === 'red' ? '✕ ' : '▲ '}</span>}
      {exact ? words.expiry.on(asDay(on)) : words.expiry.in(days)}
    </button>
  )
}
