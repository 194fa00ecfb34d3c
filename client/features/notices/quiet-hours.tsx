import { TextInput } from '@mantine/core'
import type { QuietHours as Hours } from '../../../domain/notices.ts'
import { Hint } from '../../ui/screen.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { words } from '../../words/index.ts'
import classes from './notices.module.css'

const NIGHT: Hours = { from: 22 * 60, to: 6 * 60 }

const asClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const asMinute = (clock: string): number | undefined => {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** When this device would rather not be told. */
export const QuietHours = ({ quiet, onChange }: { quiet: Hours | null; onChange: (quiet: Hours | null) => void }) => (
  <>
    <SwitchRow label={words.notices.quiet} checked={quiet !== null} onTurn={(on) => onChange(on ? NIGHT : null)} />
    {quiet === null ? null : (
      <div className={classes.hours}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            label={end === 'from' ? words.notices.quietFrom : words.notices.quietTo}
            value={asClock(quiet[end])}
            onChange={(event) => {
              const minute = asMinute(event.target.value)
              if (minute !== undefined) onChange({ ...quiet, [end]: minute })
            }}
          />
        ))}
      </div>
    )}
    <Hint>{words.notices.quietHint}</Hint>
  </>
)
