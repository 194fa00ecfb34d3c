import { actionDetail, actionTitle } from '../../parts/action-text.ts'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { asMoment } from '../../ui/when.ts'
import { words } from '../../ui/words.ts'
import { useActions } from '../../view/hooks.ts'

const LAST = { limit: 5 } as const

/** The last few things done on this device, each with its state. */
export const LastDone = () => {
  const rows = useActions(LAST)
  const now = new Date()
  if (rows.length === 0) return <Hint>{words.home.nothingDone}</Hint>
  return (
    <Rows label={words.home.last}>
      {rows.map(({ action, state }) => (
        <li key={action.id}>
          <Row
            title={actionTitle(action)}
            detail={
              <>
                <span>{asMoment(action.occurredAt, now)}</span>
                <span>{actionDetail(action)}</span>
              </>
            }
            trailing={<StateMark state={state} />}
          />
        </li>
      ))}
    </Rows>
  )
}
