import { actionDetail, actionTitle } from '../../parts/action-text.ts'
import { rejectionSaid } from '../../parts/rejection-said.ts'
import { Row } from '../../ui/row.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { asMoment } from '../../ui/when.ts'
import type { ActionRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import classes from './inbox.module.css'

/** Something that was done on this device, with its state, and why where it was not accepted. */
export const ActionEntry = ({ row, onTell }: { row: ActionRow; onTell: (row: ActionRow) => void }) => {
  const { action, state, outcome } = row
  return (
    <Row
      onClick={() => onTell(row)}
      title={actionTitle(action)}
      detail={
        <>
          <span>{asMoment(action.occurredAt, new Date())}</span>
          <span>{actionDetail(action)}</span>
          <StateMark state={state} />
          {state === 'rejected' ? (
            <span className={row.resolved ? undefined : classes.why}>
              {row.resolved ? words.inbox.resolved : rejectionSaid(outcome?.code, outcome?.message)}
            </span>
          ) : null}
        </>
      }
    />
  )
}
