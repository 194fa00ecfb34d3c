import { Row, Rows } from '../ui/row.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { asMoment } from '../ui/when.ts'
import type { Deed } from '../view/rows.ts'
import { words } from '../words/index.ts'
import { deedDetail, deedTitle } from './action-text.ts'
import classes from './last-deeds.module.css'

type DeedProps = { deed: Deed; now: Date; onUndo?: ((deed: Deed) => void) | undefined; onSettle?: () => void }

/** What can be done about it, at the thumb: taken back, or settled where it was not accepted. */
const Way = ({ deed, onUndo, onSettle }: Omit<DeedProps, 'now'>) => {
  const title = deedTitle(deed)
  if (deed.needsPerson && onSettle) {
    return (
      <button
        type="button"
        className={classes.way}
        data-kind="settle"
        aria-label={words.last.settleWhat(title)}
        onClick={onSettle}
      >
        {words.last.settle}
      </button>
    )
  }
  if (!onUndo || deed.undo.length === 0) return null
  return (
    <button type="button" className={classes.way} aria-label={words.last.undo(title)} onClick={() => onUndo(deed)}>
      {words.undo}
    </button>
  )
}

const DeedRow = ({ deed, now, ...way }: DeedProps) => (
  <Row
    title={<span className={deed.undone ? classes.undone : undefined}>{deedTitle(deed)}</span>}
    detail={
      <>
        {deed.undone ? <strong>{words.last.undone}</strong> : null}
        <span>{asMoment(deed.action.occurredAt, now)}</span>
        <span>{deedDetail(deed)}</span>
        <StateMark state={deed.state} />
      </>
    }
    trailing={<Way deed={deed} {...way} />}
  />
)

type Props = { deeds: readonly Deed[]; onUndo?: (deed: Deed) => void; onSettle?: () => void }

/** The last things done on this device, newest first, each with its state; with `onUndo`, and the way back. */
export const LastDeeds = ({ deeds, ...ways }: Props) => {
  const now = new Date()
  return (
    <Rows label={words.last.title}>
      {deeds.map((deed) => (
        <li key={deed.action.id}>
          <DeedRow deed={deed} now={now} {...ways} />
        </li>
      ))}
    </Rows>
  )
}
