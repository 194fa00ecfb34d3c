import type { ReactNode } from 'react'
import classes from './two-pane.module.css'

type Props = { list: ReactNode; detail: ReactNode | null; empty?: ReactNode; wide?: boolean }

/**
 * List left, detail right from 768 px; on a phone one of the two. The list stays mounted, and so keeps its place. A `wide` one
 * has both to itself as long as there is no detail.
 */
export const TwoPane = ({ list, detail, empty, wide = false }: Props) => (
  <div className={classes.panes} data-detail={detail ? '' : undefined} data-wide={wide && !detail ? '' : undefined}>
    <div className={classes.list}>{list}</div>
    <div className={classes.detail} data-empty={detail ? undefined : ''}>
      {detail ?? empty}
    </div>
  </div>
)
