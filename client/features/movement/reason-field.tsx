import { TextInput } from '@mantine/core'
import { words } from '../../ui/words.ts'
import type { Change } from './flows.ts'
import classes from './movement.module.css'

type Props = { change: Change; value: string; onValue: (value: string) => void }

/** Why stock is corrected: the usual reasons at a tap, any other in words. */
export const ReasonField = ({ change, value, onValue }: Props) => (
  <div className={classes.reason}>
    {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row everywhere */}
    <div role="group" aria-label={words.flows.reason} className={classes.chips}>
      {words.flows.reasons[change === 'scrap' ? 'scrap' : 'adjust'].map((reason) => (
        <button
          key={reason}
          type="button"
          className={classes.chip}
          aria-pressed={value === reason}
          onClick={() => onValue(value === reason ? '' : reason)}
        >
          {reason}
        </button>
      ))}
    </div>
    <TextInput
      label={words.flows.otherReason}
      value={value}
      maxLength={500}
      onChange={(event) => onValue(event.target.value)}
    />
  </div>
)
