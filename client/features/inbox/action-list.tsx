import { actionDetail, actionTitle } from '../../parts/action-text.ts'
import { rejectionSaid } from '../../parts/rejection-said.ts'
import { Row, Rows } from '../../ui/row.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { asMoment } from '../../ui/when.ts'
import type { ActionRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import classes from './inbox.module.css'

/** What was done on this device, each with its state, and why where it was not accepted. */
export const ActionList = ({ rows, onTell }: { rows: readonly ActionRow[]; onTell: (row: ActionRow) => void }) => {
  const now = new Date()
  return (
    <Rows label={words.inbox.what}>
      {rows.map((row) => {
        const { action, state, outcome } = row
        return (
          <li key={action.id}>
            <Row
              onClick={() => onTell(row)}
              title={actionTitle(action)}
              detail={
                <>
                  <span>{asMoment(action.occurredAt, now)}</span>
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
          </li>
        )
      })}
    </Rows>
  )
}
