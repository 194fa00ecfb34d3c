import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MovementKind } from '../../../domain/protocol/kinds.ts'
import { reasonsFor } from '../../../domain/reason.ts'
import { reasonSaid } from '../../parts/reason-said.ts'
import { Choices } from '../../ui/choices.tsx'
import { useReasons } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './movement.module.css'

type Props = { kind: MovementKind; value: string; onValue: (value: string) => void }

/** Why stock is corrected: the organisation's reasons for this kind of movement at a tap, any other in words. */
export const ReasonField = ({ kind, value, onValue }: Props) => {
  const usual = reasonsFor(useReasons(), kind)
  const [asked, setAsked] = useState(false)
  const other = asked || (value !== '' && !usual.some(({ code }) => code === value))
  const choose = (reason: string) => {
    setAsked(false)
    onValue(value === reason ? '' : reason)
  }
  return (
    <div className={classes.reason}>
      <Choices label={words.flows.reason} className={classes.chips}>
        {usual.map(({ code, name }) => (
          <button
            key={code}
            type="button"
            className={classes.chip}
            aria-pressed={!other && value === code}
            onClick={() => choose(code)}
          >
            {reasonSaid({ code, name })}
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
      </Choices>
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
