import { Choices } from '../../ui/choices.tsx'
import { Hint } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import { inCondition, isSetAside, type Line } from './line.ts'
import classes from './movement.module.css'
import type { Known } from './use-facts.ts'

type Props = { facts: Known; onChange: (change: (line: Line) => Line) => void }

/** The usual condition first: a delivery is good, and what came back may not be used until somebody has looked at it. */
const CONDITIONS = {
  receive: [
    { hold: false, said: words.receive.good },
    { hold: true, said: words.receive.damaged },
  ],
  return: [
    { hold: true, said: words.flows.onHold },
    { hold: false, said: words.receive.good },
  ],
} as const

/** Whether what arrives may be used, and where it goes if not; nothing in a flow in which nothing arrives. */
export const HoldSwitch = ({ facts, onChange }: Props) => {
  const { flow, line, held, to } = facts
  if (flow.name !== 'receive' && flow.name !== 'return') return null
  const aside = isSetAside(line, flow)
  return (
    <>
      <Choices label={words.receive.condition} className={classes.chips}>
        {CONDITIONS[flow.name].map(({ hold, said }) => (
          <button
            key={said}
            type="button"
            className={classes.chip}
            aria-pressed={hold === aside}
            onClick={() => hold !== aside && onChange((now) => inCondition(now, hold))}
          >
            {said}
          </button>
        ))}
      </Choices>
      {aside && held ? <Hint>{words.receive.toHold(held.code)}</Hint> : null}
      {aside && to?.hold ? <Hint>{words.receive.toHoldPlace}</Hint> : null}
      {aside && to && !held && !to.hold ? <p className={classes.caution}>▲ {words.receive.countsAsAvailable}</p> : null}
    </>
  )
}
