import { Choices } from '../../ui/choices.tsx'
import { words } from '../../words/index.ts'
import type { Change } from './flows.ts'
import classes from './movement.module.css'

const CHANGES: readonly Change[] = ['less', 'more', 'scrap']

/** What happened to the stock that is being adjusted. */
export const ChangeSwitch = ({ value, onValue }: { value: Change; onValue: (value: Change) => void }) => (
  <Choices label={words.flows.change} className={classes.chips}>
    {CHANGES.map((change) => (
      <button
        key={change}
        type="button"
        className={classes.chip}
        aria-pressed={value === change}
        onClick={() => onValue(change)}
      >
        {words.flows.changes[change]}
      </button>
    ))}
  </Choices>
)
