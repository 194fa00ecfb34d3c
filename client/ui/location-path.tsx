import { Fragment } from 'react'
import classes from './location-path.module.css'

/**
 * The steps of a way, from the codes along it: a code that repeats the one above it says only what it adds, and what it
 * adds in parts is a step each. NORTH, A, A-04-2 is North › A › 04 › 2.
 */
export const stepsOf = (codes: readonly string[]): string[] =>
  codes.flatMap((code, at) => {
    const above = codes[at - 1]
    if (above === undefined || !code.startsWith(`${above}-`)) return [code]
    const added = code.slice(above.length + 1)
    return added === '' ? [code] : added.split('-')
  })

/** Where something stands, as a way one can walk: North › A › 04 › 2. The last step is the one to look for. */
export const LocationPath = ({ parts }: { parts: readonly string[] }) => {
  let walked = ''
  return (
    <span className={classes.path}>
      {parts.map((part, at) => {
        walked = `${walked}/${part}`
        const last = at === parts.length - 1
        return (
          <Fragment key={walked}>
            <span className={classes.step} data-last={last || undefined}>
              {part}
            </span>
            {last ? null : <span className={classes.arrow}> › </span>}
          </Fragment>
        )
      })}
    </span>
  )
}
