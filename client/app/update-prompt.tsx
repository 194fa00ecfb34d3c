import { useEffect, useState } from 'react'
import { takeUpdate, useAppUpdate } from '../platform/app-update.ts'
import { type News, whatsNew } from '../platform/whats-new.ts'
import { language, words } from '../words/index.ts'
import { directionOf } from '../words/language.ts'
import classes from './app.module.css'

/** As many as one reads while a hand is on the way to the button. */
const MOST = 5

/** A line, not a dialog: it waits for a yes and is never in the way of the work. What is new opens below it. */
export const UpdatePrompt = () => {
  const update = useAppUpdate()
  const [news, setNews] = useState<readonly News[]>([])
  useEffect(() => {
    if (update === 'ready') void whatsNew(language).then(setNews)
  }, [update])
  if (update === 'none') return null
  return (
    <div className={classes.update} role="status">
      <p>{update === 'ready' ? words.update.ready : words.update.elsewhere}</p>
      <button type="button" onClick={takeUpdate}>
        {update === 'ready' ? words.update.take : words.update.reload}
      </button>
      {update === 'ready' && news.length > 0 ? (
        <details className={classes.news}>
          <summary>{words.update.news}</summary>
          <ul>
            {news.slice(0, MOST).map((line) => (
              <li key={line.text} lang={line.language} dir={directionOf(line.language)}>
                {line.text}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
