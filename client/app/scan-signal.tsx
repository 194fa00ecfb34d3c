import { useSyncExternalStore } from 'react'
import { signals } from '../scan/feedback.ts'
import { words } from '../words/index.ts'
import classes from './app.module.css'

/**
 * The answer to a scan at the edge of the screen, where it is seen without looking, and as a word for who listens. A mark
 * beside the colour, since not everyone tells red from green.
 */
export const ScanSignal = () => {
  const signal = useSyncExternalStore(signals.onChange, signals.latest)
  return (
    <>
      <p className={classes.heard} role="status" aria-live="assertive">
        {/* A new element each time: the same word twice is told twice. */}
        {signal ? <span key={signal.number}>{words.scan.signals[signal.feedback]}</span> : null}
      </p>
      {signal?.flash ? (
        <div key={signal.number} className={classes.signal} data-signal={signal.feedback} aria-hidden="true">
          <span>{words.scan.marks[signal.feedback]}</span>
        </div>
      ) : null}
    </>
  )
}
