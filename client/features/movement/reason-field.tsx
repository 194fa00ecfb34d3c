import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { words } from '../../ui/words.ts'
import classes from './movement.module.css'

type Props = { usual: readonly string[]; value: string; onValue: (value: string) => void }

/** Why stock is corrected, or goods come back: the usual reasons at a tap, any other in words. */
export const ReasonField = ({ usual, value, onValue }: Props) => {
  const [asked, setAsked] = useState(false)
  const other = asked || (value !== '' && !usual.includes(value))
  const choose = (reason: string) => {
    setAsked(false)
    onValue(value === reason ? '' : reason)
  }
  return (
    <div className={classes.reason}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row everywhere */}
      <div role="group" aria-label={words.flows.reason} className={classes.chips}>
        {usual.map((reason) => (
          <button
            key={reason}
            type="button"
            className={classes.chip}
            aria-pressed={!other && value === reason}
            onClick={() => choose(reason)}
          >
            {reason}
          </button>
        ))}
        <button
          type="button"
          className={classes.chip}
          aria-pressed={other}
          onClick={() => {
            setAsked(!other)
            onValue('')
          }}
        >
          {words.flows.other}
        </button>
      </div>
      {other ? (
        <TextInput
          label={words.flows.otherReason}
          value={value}
          maxLength={500}
          onChange={(event) => onValue(event.target.value)}
        />
      ) : null}
    </div>
  )
}
