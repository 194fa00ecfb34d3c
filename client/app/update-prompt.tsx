import { takeUpdate, useAppUpdate } from '../platform/app-update.ts'
import { words } from '../words/index.ts'
import classes from './app.module.css'

/** A line, not a dialog: it waits for a yes and is never in the way of the work. */
export const UpdatePrompt = () => {
  const update = useAppUpdate()
  if (update === 'none') return null
  return (
    <div className={classes.update} role="status">
      <p>{update === 'ready' ? words.update.ready : words.update.elsewhere}</p>
      <button type="button" onClick={takeUpdate}>
        {update === 'ready' ? words.update.take : words.update.reload}
      </button>
    </div>
  )
}
