import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import classes from './row.module.css'

type Props = {
  title: ReactNode
  detail?: ReactNode
  /** What it looks like, before what it is called. */
  picture?: ReactNode
  trailing?: ReactNode
  href?: string
  onClick?: () => void
  selected?: boolean
  /** A tap says yes or no to it, and leads nowhere. */
  ticks?: boolean
  /** Needed where the visible text does not say what a tap does. */
  label?: string
}

/** One line of the card: what on the left, how many on the right. Linked, tappable, or only read. */
export const Row = ({ title, detail, picture, trailing, href, onClick, selected, ticks = false, label }: Props) => {
  const body = (
    <>
      {picture}
      <span className={classes.text}>
        <span className={classes.title}>
          <bdi>{title}</bdi>
        </span>
        {detail ? <span className={classes.detail}>{detail}</span> : null}
      </span>
      {trailing ? <span className={classes.trailing}>{trailing}</span> : null}
    </>
  )
  if (href) {
    return (
      <Link
        href={href}
        className={classes.row}
        data-tap
        aria-current={selected ? 'true' : undefined}
        aria-label={label}
        onClick={onClick}
      >
        {body}
        <ChevronRight size={20} className={classes.chevron} aria-hidden />
      </Link>
    )
  }
  if (onClick) {
    return (
      <button
        type="button"
        className={classes.row}
        data-tap
        aria-pressed={selected}
        aria-label={label}
        onClick={onClick}
      >
        {body}
        {ticks ? null : <ChevronRight size={20} className={classes.chevron} aria-hidden />}
      </button>
    )
  }
  return <div className={classes.row}>{body}</div>
}

/** Rows as a list, with rules between them. */
export const Rows = ({ children, label }: { children: ReactNode; label?: string }) => (
  <ul className={classes.rows} aria-label={label}>
    {children}
  </ul>
)
