import { Choices } from '../../ui/choices.tsx'
import { Hint } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import type { Line } from './line.ts'
import classes from './movement.module.css'
import type { Known } from './use-facts.ts'

type Props = { facts: Known; onChange: (change: (line: Line) => Line) => void }

/** Whether what came back may be used. Until somebody has looked at it, it may not. */
export const HoldSwitch = ({ facts, onChange }: Props) => {
  const hold = facts.line.hold !== false
  return (
    <>
      <Choices label={words.receive.condition} className={classes.chips}>
        {([true, false] as const).map((value) => (
          <button
            key={String(value)}
            type="button"
            className={classes.chip}
            aria-pressed={hold === value}
            onClick={() => onChange(({ toId: _to, ...now }) => ({ ...now, hold: value }))}
          >
            {value ? words.flows.onHold : words.receive.good}
          </button>
        ))}
      </Choices>
      {hold && facts.held ? <Hint>{words.receive.toHold(facts.held.code)}</Hint> : null}
      {hold && facts.to?.hold ? <Hint>{words.receive.toHoldPlace}</Hint> : null}
      {hold && facts.to && !facts.held && !facts.to.hold ? (
        <p className={classes.caution}>▲ {words.receive.countsAsAvailable}</p>
      ) : null}
    </>
  )
}
