import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

type Props = { title: string; hint?: string; children?: ReactNode }

/** Nothing here: what that means and what to do about it. */
export const EmptyState = ({ title, hint, children }: Props) => (
  <div className={classes.empty}>
    <p className={classes.title}>{title}</p>
    {hint ? <p className={classes.hint}>{hint}</p> : null}
    {children ? <div className={classes.action}>{children}</div> : null}
  </div>
)
