import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import classes from './frame.module.css'
import { words } from './words.ts'

type Destination = {
  href: string
  label: string
  icon: LucideIcon
  active: boolean
  prominent?: boolean
  count?: number
}

type Props = { top: ReactNode; destinations: readonly Destination[]; children: ReactNode }

/** Phone: bar above, five places below, Scan in the middle. From 768 px the places stand as a rail on the left. */
export const Frame = ({ top, destinations, children }: Props) => (
  <div className={classes.frame}>
    <a href="#main" className={classes.skip}>
      {words.skip}
    </a>
    <header className={classes.top}>{top}</header>
    <main id="main" className={classes.main} tabIndex={-1}>
      {children}
    </main>
    <nav className={classes.nav} aria-label={words.nav.label}>
      {destinations.map(({ href, label, icon: Icon, active, prominent, count }) => (
        <Link
          key={href}
          href={href}
          className={classes.place}
          data-prominent={prominent || undefined}
          aria-current={active ? 'page' : undefined}
          aria-label={count ? words.nav.counted(label, count) : label}
        >
          <span className={classes.icon}>
            <Icon size={24} aria-hidden />
            {count ? <span className={classes.count}>{count}</span> : null}
          </span>
          <span aria-hidden>{label}</span>
        </Link>
      ))}
    </nav>
  </div>
)
