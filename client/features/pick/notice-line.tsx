import { words } from '../../words/index.ts'
import classes from './pick.module.css'
import type { Notice } from './use-pick-work.ts'

/** The last thing done, with the way back; or a clear no. Said aloud, too. */
export const NoticeLine = ({ notice }: { notice: Notice | undefined }) => (
  <div role={notice?.kind === 'no' ? 'alert' : 'status'}>
    {notice ? (
      <p className={classes.notice} data-kind={notice.kind}>
        <span>
          {notice.kind === 'no' ? '✕ ' : '● '}
          {notice.text}
        </span>
        {notice.undo ? (
          <button type="button" onClick={notice.undo}>
            {words.undo}
          </button>
        ) : null}
      </p>
    ) : null}
  </div>
)
