import { actionDetail } from '../../parts/action-text.ts'
import { useRecord } from '../../parts/use-record.ts'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { useOwnMovements } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './receive.module.css'

const MOST = 10

/** The last lines that were done here, each with its state and one tap from being undone. They are what the outbox holds. */
export const DoneHere = ({ orderId }: { orderId: string }) => {
  const { undo } = useRecord()
  const rows = useOwnMovements(orderId).filter(({ state }) => state !== 'rejected')
  if (rows.length === 0) return null
  return (
    <Section title={words.receive.doneHere}>
      <Rows label={words.receive.doneHere}>
        {rows.slice(0, MOST).map(({ action, state }) => (
          <li key={action.id} className={classes.undoable}>
            <Row
              title={action.labels?.item ?? words.unknownName}
              detail={
                <>
                  <span>{actionDetail(action)}</span>
                  {action.reason ? <span>{action.reason}</span> : null}
                </>
              }
              trailing={<StateMark state={state} />}
            />
            <button
              type="button"
              className={classes.undo}
              aria-label={words.receive.undo(`${action.labels?.item ?? ''} ${actionDetail(action)}`)}
              onClick={() => void undo(action.id)}
            >
              {words.undo}
            </button>
          </li>
        ))}
      </Rows>
    </Section>
  )
}
