import classes from './location-path.module.css'

/** Where something stands, as a way one can walk: North › A › 04 › 2. The last step is the one to look for. */
export const LocationPath = ({ parts }: { parts: readonly string[] }) => {
  let walked = ''
  return (
    <span className={classes.path}>
      {parts.map((part, at) => {
        walked = `${walked}/${part}`
        const last = at === parts.length - 1
        return (
          <span key={walked} className={classes.step} data-last={last || undefined}>
            {part}
            {last ? null : <span className={classes.arrow}> › </span>}
          </span>
        )
      })}
    </span>
  )
}
