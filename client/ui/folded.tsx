import type { ReactNode } from 'react'
import classes from './folded.module.css'

type Props = { title: string; open?: boolean; children: ReactNode }

/** What few need, out of the way until somebody opens it. */
export const Folded = ({ title, open = false, children }: Props) => (
  <details className={classes.folded} open={open}>
    <summary>{title}</summary>
    <div className={classes.inside}>{children}</div>
  </details>
)
