import { words } from '../words/index.ts'
import classes from './state-mark.module.css'

/** What became of an action. Parked is on its way too: it waits on the server for something that is not there yet. */
type ActionState = 'saved' | 'sent' | 'accepted' | 'exception' | 'rejected' | 'parked'

const MARKS: Record<ActionState, string> = {
  saved: '○',
  sent: '◔',
  parked: '◔',
  accepted: '●',
  exception: '▲',
  rejected: '✕',
}

type Props = { state: ActionState; wordless?: boolean; onTell?: () => void; about?: string }

/** The one small mark for the state of an action, everywhere the same. With `onTell` a tap tells the story. */
export const StateMark = ({ state, wordless = false, onTell, about }: Props) => {
  const word = words.state[state]
  const mark = (
    <>
      <span className={classes.shape} aria-hidden>
        {MARKS[state]}
      </span>
      <span className={wordless ? classes.hidden : classes.word}>{word}</span>
    </>
  )
  if (!onTell) {
    return (
      <span className={classes.mark} data-state={state}>
        {mark}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={classes.mark}
      data-state={state}
      data-tap
      onClick={onTell}
      aria-label={about ? `${word}: ${about}` : word}
    >
      {mark}
    </button>
  )
}
