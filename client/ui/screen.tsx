import type { ReactNode } from 'react'
import classes from './screen.module.css'

type Props = { children: ReactNode; top?: ReactNode; action?: ReactNode; label?: string; flush?: boolean }

/**
 * What a screen shows, and below it, at the thumb, what can be done next. `top` stays when the content is scrolled;
 * `flush`: the content brings its own edges.
 */
export const Screen = ({ children, top, action, label, flush = false }: Props) => (
  <section className={classes.screen} aria-label={label}>
    {top}
    <div className={classes.content} data-flush={flush || undefined}>
      {children}
    </div>
    {action ? <div className={classes.action}>{action}</div> : null}
  </section>
)

type PanesProps = {
  left: ReactNode
  right: ReactNode
  /** Each is made of sections, which stand further apart than the fields of a line. */
  parts?: boolean
}

/** What is done on the left, what belongs to it on the right; on a phone one below the other. */
export const Panes = ({ left, right, parts = false }: PanesProps) => (
  <div className={classes.panes} data-parts={parts || undefined}>
    <div className={classes.pane}>{left}</div>
    <div className={classes.pane}>{right}</div>
  </div>
)

type SectionProps = { title: string; children: ReactNode; aside?: ReactNode }

/** A part of a screen under its own heading, like a ruled block of the card. */
export const Section = ({ title, children, aside }: SectionProps) => (
  <section className={classes.section} aria-label={title}>
    <div className={classes.heading}>
      <h2>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
)

/** Buttons side by side where there is room, one below the other where there is not. */
export const Actions = ({ children }: { children: ReactNode }) => <div className={classes.actions}>{children}</div>

/** A paragraph that explains; never the only place where something important stands. */
export const Hint = ({ children }: { children: ReactNode }) => <p className={classes.hint}>{children}</p>
